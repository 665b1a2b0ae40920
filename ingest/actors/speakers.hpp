#pragma once

// Who speaks for the body, the country, that a phrase names, or only comes from there.

#include <string>

#include "ingest/actors/scene.hpp"

namespace entente {

/// Remembers whom a mention of somebody from a country names, who does not speak for it: *Chadian singer Ann Lee*, *Ann
/// Lee, a citizen of Chad*. `role`: what they are.
void introduce_national(Scene& scene, const Mention& mention, std::string role);

/// Remembers who serves the office of a mention: *Ann Lee, adviser to the Chadian prime minister*.
void introduce_adviser(Scene& scene, const Mention& mention, const NounHit& adviser);

/// Gives a mention of an office the name that stands before it, where a comma sets the office off.
void attach_name_before(Scene& scene, Mention& mention);

/// Makes a mention of a body one of who speaks for it, where somebody does: *Shota Utiashvili, a spokesman for the
/// Georgian interior ministry*.
void speak_for(Scene& scene, Mention& mention);

/// The same of a body that only its name tells, which begins at a token behind the mention: *the Secretary of the
/// Mongolian National Security Council*; false where there is none.
bool speak_for_body(Scene& scene, Mention& mention, std::uint32_t body);

}  // namespace entente
