#include "export/write_file.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace entente {
namespace {

namespace fs = std::filesystem;

class WriteFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("entente-write-file-" + std::to_string(::getpid()) + "-" +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::string content(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  fs::path folder_;
};

TEST_F(WriteFile, ReplacesTheOldFileAndKeepsItsRights) {
  const fs::path file = folder_ / "a.txt";
  write_file(file, [](std::ostream& out) { out << "old"; });
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  write_file(file, [](std::ostream& out) { out << "new"; });
  EXPECT_EQ(content(file), "new");
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(files(), 1U);
}

TEST_F(WriteFile, AFailureLeavesTheOldFileAndNoOther) {
  const fs::path file = folder_ / "a.txt";
  write_file(file, [](std::ostream& out) { out << "old"; });
  EXPECT_THROW(write_file(file,
                          [](std::ostream& out) {
                            out << "half";
                            throw std::runtime_error("no more");
                          }),
               std::runtime_error);
  EXPECT_THROW(write_file(file, [](std::ostream& out) { out.setstate(std::ios::badbit); }), std::runtime_error);
  EXPECT_EQ(content(file), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(WriteFile, FollowsALink) {
  const fs::path file = folder_ / "real.txt";
  fs::create_symlink("real.txt", folder_ / "link.txt");
  write_file(folder_ / "link.txt", [](std::ostream& out) { out << "text"; });
  EXPECT_EQ(content(file), "text");
  EXPECT_TRUE(fs::is_symlink(folder_ / "link.txt"));
}

TEST_F(WriteFile, NamesTheFileThatItCannotWrite) {
  const auto error_of = [](const fs::path& file) -> std::string {
    try {
      write_file(file, [](std::ostream& out) { out << std::string(100'000, 'x'); });
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "none";
  };
  EXPECT_EQ(error_of(folder_ / "none" / "a.txt"),
            (folder_ / "none" / "a.txt").string() + ": cannot write: No such file or directory");
  EXPECT_EQ(error_of(folder_), folder_.string() + ": cannot write: Is a directory");
  EXPECT_EQ(error_of("/dev/full"), "/dev/full: cannot write: No space left on device");
}

}  // namespace
}  // namespace entente
