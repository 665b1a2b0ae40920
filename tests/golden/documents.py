#!/usr/bin/env python3
"""Check that what documents name exists: files, links, ./dev's commands, presets, subcommands and flags.

usage: documents.py PROGRAM SOURCE_DIR FILE.md...

Looks at `code`, at ```sh and ```console blocks, and at links. What is in capitals stands for something else (FILE.txt);
what begins with ../shared is looked for only where that folder is. That commands print what a document says is for run.py.
"""
import fnmatch, json, os, re, subprocess, sys

SOURCES = (".cpp", ".hpp", ".py", ".sh", ".tsv", ".md", ".model", ".json", ".txt", ".gz", ".in")
BLOCKS = {"sh", "console", ""}
MADE = {"build", "demo"}


class Checker:
    def __init__(self, program, root):
        self.program, self.root = program, root
        self.files = []
        for folder, inside, files in os.walk(root):
            if folder == root:
                inside[:] = set(inside) - {".git", *MADE}
            self.files += ["/" + os.path.relpath(os.path.join(folder, file), root) for file in files]
        self.presets = {p["name"] for p in json.loads(self.text("CMakePresets.json"))["configurePresets"]}
        self.commands = set(re.findall(r"^  (\w+) ", self.text("dev").split("usage: ./dev")[1].split("\nEND\n")[0], re.M))
        self.helps, self.checked, self.wrong = {}, 0, []

    def text(self, file):
        with open(os.path.join(self.root, file), encoding="utf-8") as opened:
            return opened.read()

    def help(self, *subcommand):
        if subcommand not in self.helps:
            done = subprocess.run([self.program, *subcommand, "--help"], capture_output=True, text=True)
            usage = " ".join(["Usage: entente", *subcommand])
            self.helps[subcommand] = done.stdout if usage + " " in done.stdout else ""
        return self.helps[subcommand]

    def demand(self, what, exists):
        self.checked += 1
        if not exists:
            self.wrong.append(f"{self.where}: {what}")

    def file(self, word):
        """A path of the repository, or the end of one."""
        word = word.rstrip("/")
        if word.startswith("../shared"):
            return os.path.exists(os.path.join(self.root, word)) or not os.path.isdir(os.path.join(self.root, "../shared"))
        made, preset, *inner = word.split("/") + [""] * (2 - len(word.split("/")))
        if made in MADE and word in self.text("dev"):
            return True
        if made in MADE:  # build/PRESET/FOLDER/TARGET, or what lies above all folders
            recipe = "/".join([*inner[:-1], "CMakeLists.txt"])
            known = len(inner) < 2 or "/" + recipe in self.files and inner[-1] in self.text(recipe)
            return preset in self.presets | {""} and known
        return any(fnmatch.fnmatch(f, "*/" + word) or f"/{word}/" in f for f in self.files)

    def flags(self, words, documented, of):
        for word in words:
            flag = re.match(r"--?[a-z][\w-]*", word)
            if flag and flag[0] == word.split("=")[0]:
                self.demand(f"{of} has no {flag[0]}", re.search(rf"(?<![\w-]){flag[0]}(?![\w-])", documented))

    def command(self, line):
        words = re.sub(r"\s+#.*| \\$", "", line).split()
        if words[:1] == ["time"] or words[:1] == ["sudo"]:
            words = words[1:]
        if not words:
            return
        name = os.path.basename(words[0])
        if words[0] == "./dev":
            self.demand(f"./dev has no {words[1]}", words[1] in self.commands)
        elif name == "cmake":
            for flag, preset in zip(words, words[1:]):
                if flag == "--preset":
                    self.demand(f"no preset {preset}", preset in self.presets)
        elif name == "entente" and len(words) > 1 and not words[1].startswith("-"):
            self.demand(f"entente has no {words[1]}", self.help(words[1]))
            self.flags(words[2:], self.help(words[1]), "entente " + words[1])
        elif name == "entente":
            self.flags(words[1:], self.help(), name)
        elif name in ("entente-treebank", "eval", "train", "label"):
            folder = "ingest/language/training"
            sources = [f[1:] for f in self.files if f.startswith(f"/{folder}/") and f.endswith(".cpp")]
            self.flags(words[1:], "".join(map(self.text, sources)), "entente-treebank")
        elif name.endswith((".py", ".sh")) and self.file(words[0]):
            match = next(f for f in self.files if f.endswith("/" + words[0]))
            self.flags(words[1:], self.text(match[1:]), name)
        elif name.startswith("--"):
            every = "".join(self.help(sub) for sub in re.findall(r"^  ([a-z]+) ", self.help(), re.M))
            self.flags(words, every, "no subcommand")

    def code(self, code):
        for line in re.sub(r"\\\n", " ", code).split("\n"):
            for part in re.split(r"&&|\||;|(?<=\w) > ", line.removeprefix("$ ")):
                self.command(part)
            for word in re.findall(r"(?<![\w=:.*/…-])(?:\.\./)?[\w.*-]+(?:/[\w.*-]+)*/?", line):
                stem = os.path.basename(word.rstrip("/")).split(".")[0]
                source = word.endswith(SOURCES) or re.match(r"(?:\.\./shared|[a-z]+)/", word)
                if source and stem and not stem.isupper() and not re.search(r"://", line):
                    self.demand(f"no file {word}", self.file(word))

    def document(self, path):
        folder, fence = os.path.dirname(path), None
        paragraph = []
        with open(path, encoding="utf-8") as opened:
            lines = opened.read().split("\n")
        for number, line in enumerate(lines + [""], 1):
            self.where = f"{os.path.relpath(path, self.root)}:{number}"
            if line.startswith("```"):
                fence = line[3:].strip() if fence is None else None
                if fence is not None:
                    self.demand(f"a block of {fence}, which nothing runs", fence in BLOCKS)
            elif fence == "sh" or fence == "" or fence == "console" and line.startswith("$ "):
                paragraph.append(line)
                if not line.endswith("\\"):
                    self.code("\n".join(paragraph))
                    paragraph = []
            elif fence is None:
                for link in re.findall(r"\]\(([^)#:]+)\)", line):
                    self.demand(f"no file {link}", os.path.exists(os.path.join(folder, link)))
                paragraph.append(line)
                if not line or line.startswith(("|", "- ")):
                    for code in re.findall(r"`([^`]+)`", " ".join(paragraph)):
                        self.code(code)
                    paragraph = []


checker = Checker(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
for file in sys.argv[3:]:
    checker.document(os.path.abspath(file))
print(*checker.wrong, sep="\n")
print(f"{checker.checked} checked, {len(checker.wrong)} wrong")
sys.exit(bool(checker.wrong) or checker.checked == 0)
