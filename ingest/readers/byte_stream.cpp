#include "ingest/readers/byte_stream.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <stdexcept>

#include "ingest/readers/names.hpp"

namespace entente {
namespace {

constexpr std::size_t chunk = std::size_t{256} << 10;

}  // namespace

ByteSource open_file(const std::filesystem::path& path) {
  const bool standard_input = path == "-";
  std::shared_ptr<std::FILE> file;
  if (standard_input) {
    file = {stdin, [](std::FILE*) {}};
  } else {
    file = {std::fopen(path.c_str(), "rb"), [](std::FILE* opened) {
              if (opened != nullptr) std::fclose(opened);
            }};
  }
  const std::string name = standard_input ? "standard input" : printable(path.native());
  if (!file) throw std::runtime_error(fmt::format("{}: cannot be opened: {}", name, std::strerror(errno)));
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  return [file, name](char* buffer, std::size_t size) {
    const std::size_t count = std::fread(buffer, 1, size, file.get());
    if (count == 0 && std::ferror(file.get()) != 0)
      throw std::runtime_error(fmt::format("{}: cannot be read: {}", name, std::strerror(errno)));
    return count;
  };
}

ByteSource from_memory(std::string_view bytes) {
  return [bytes](char* buffer, std::size_t size) mutable {
    const std::size_t count = std::min(size, bytes.size());
    std::memcpy(buffer, bytes.data(), count);
    bytes.remove_prefix(count);
    return count;
  };
}

bool ByteStream::fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + chunk) buffer_.resize(std::max(end_ + chunk, 2 * buffer_.size()));
  const std::size_t count = source_(buffer_.data() + end_, buffer_.size() - end_);
  end_ += count;
  at_end_ = count == 0;
  return count > 0;
}

std::string_view ByteStream::peek(std::size_t count) {
  while (end_ - begin_ < count && fill()) {
  }
  return {buffer_.data() + begin_, std::min(count, end_ - begin_)};
}

std::string_view ByteStream::available() {
  if (begin_ == end_) fill();
  return {buffer_.data() + begin_, end_ - begin_};
}

ByteStream::Outcome ByteStream::read_line(std::string& line, std::size_t limit) {
  line.clear();
  bool any = false;
  bool too_long = false;
  for (std::string_view bytes = available(); !bytes.empty(); bytes = available()) {
    any = true;
    const std::size_t feed = bytes.find('\n');
    const std::string_view part = bytes.substr(0, feed);
    if (line.size() + part.size() > limit) too_long = true;
    if (!too_long) line += part;
    if (feed != std::string_view::npos) {
      skip(feed + 1);
      break;
    }
    skip(part.size());
  }
  if (!any) return Outcome::end;
  return too_long ? Outcome::too_long : Outcome::complete;
}

ByteStream::Outcome ByteStream::read_all(std::string& bytes, std::size_t limit) {
  bytes.clear();
  for (std::string_view part = available(); !part.empty(); part = available()) {
    const std::size_t count = std::min(part.size(), limit - bytes.size());
    bytes += part.substr(0, count);
    skip(count);
    if (count < part.size()) return Outcome::too_long;
  }
  return Outcome::complete;
}

std::size_t ByteStream::read(char* buffer, std::size_t size) {
  const std::string_view bytes = available().substr(0, size);
  std::memcpy(buffer, bytes.data(), bytes.size());
  skip(bytes.size());
  return bytes.size();
}

}  // namespace entente
