#pragma once

// What all pictures are made of: ties, discs, arcs, texts and a caption. Not installed: for the pictures of this
// folder.

#include <map>
#include <string>
#include <vector>

#include "export/draw.hpp"
#include "export/graphviz.hpp"

namespace entente {

/// All relationships of one class between two actors.
struct PictureTie {
  ActorIndex a = 0;  ///< below b
  ActorIndex b = 0;
  QuadClass quad = QuadClass::verbal_cooperation;
  std::vector<EdgeIndex> edges;  ///< in time order
};

/// The `limit` ties with most relationships, weakest first; ties of the same number by their ends and class.
std::vector<PictureTie> strongest_ties(const View& view, std::size_t limit);

/// How many relationships of the ties touch each actor.
std::map<ActorIndex, std::size_t> degrees_of(const std::vector<PictureTie>& ties);

/// From the first to the last day of what the ties hold: of what has happened, plans and background apart, unless there
/// is nothing else. Absent where nothing has a time.
std::optional<TimeSpan> period_of(const View& view, const std::vector<PictureTie>& ties);

/// "2018-02-05 – 2019-01-03", or "undated".
std::string period_text(const std::optional<TimeSpan>& period);

/// "1 actor", "7 actors".
std::string counted(std::size_t number, std::string_view what);

/// A size that grows with the square root of a number up to `most`.
double root_scale(std::size_t number, std::size_t most, double smallest, double largest);

/// About how wide a text is, in ems.
double text_width(std::string_view text);

inline constexpr double box_title_size = 9;  ///< in points

/// Breaks text into lines of about that many ems, at most `lines` ("…" where there is more).
std::vector<std::string> wrapped(std::string_view text, double ems, std::size_t lines);

enum class Side : std::uint8_t { left, middle, right };

struct TextStyle {
  double size = 12;
  std::string colour = "#333333";
  Side side = Side::middle;  ///< of the text that `at` is; left: the text begins there
  bool bold = false;
  std::string behind = "none";  ///< the colour of the ground below it
};

struct LineStyle {
  std::string colour = "#d9d9d9";
  double width = 0.7;
  std::string tooltip;
  bool dashed = false;
};

enum class Fill : std::uint8_t { full, hollow };

/// A picture that grows: everything that is added widens its box.
class Picture {
 public:
  explicit Picture(const View& view) : view_(view) {}

  /// An actor's circle with its short name.
  void disc(ActorIndex actor, Point at, double radius, std::size_t relationships);

  /// A plain circle.
  void dot(Point at, double radius, const std::string& colour, const std::string& tooltip, Fill fill = Fill::full);

  /// Lines lie below discs and texts, the first lowest.
  void line(const std::vector<Point>& corners, const LineStyle& style);
  void curve(Point from, Point first_control, Point second_control, Point to, const LineStyle& style);

  /// The curves of ties that join the same two points lie side by side. `weight`: 1 for full lines, less for paler
  /// ones.
  void tie(const PictureTie& tie, Point from, Point to, double bend, std::size_t most, double weight = 1);

  void text(Point at, std::string_view text, const TextStyle& style);

  /// A light rounded box below everything, with a small title at its top.
  void box(Point low, Point high, std::string_view title);

  /// Title and second line above what is there; classes, parts of the world (of the discs), and the note below.
  void caption(const DrawOptions& options, const std::string& default_title, const std::string& second_line);

  void render(const std::filesystem::path& out);

  /// Has the caption tell the colours of the classes where no tie was drawn.
  void use_tie_legend() { ties_ = true; }

 private:
  void widen(Point at, double x, double y);
  std::string next_name() { return "n" + std::to_string(next_++); }
  void add_line(std::string spline, const LineStyle& style, Point from, Point to);
  std::string tie_tooltip(const PictureTie& tie) const;
  double legend_row(const std::vector<std::pair<std::string, std::string>>& entries, double top, double size,
                    bool lines);

  const View& view_;
  Drawing drawing_;
  Point low_{1e9, 1e9};
  Point high_{-1e9, -1e9};
  std::size_t next_ = 0;
  std::vector<bool> parts_;
  bool ties_ = false;
};

}  // namespace entente
