#pragma once

// What must hold of every article, whatever was read.

#include <cstdlib>

#include "ingest/article.hpp"
#include "ingest/readers/encoding.hpp"

namespace entente {

inline void check(const Article& article) {
  for (const std::string* part :
       {&article.id, &article.title, &article.text, &article.source, &article.url, &article.language})
    if (!is_utf8(*part) || part->find('\0') != std::string::npos) std::abort();
}

}  // namespace entente
