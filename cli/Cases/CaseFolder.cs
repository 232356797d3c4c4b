using Finsam.Cli.Json;
using Finsam.Reporting.V1;

namespace Finsam.Cli.Cases;

/// <summary>A case folder that has been read and checked: one förbund, one reporting period (docs/case-folders.md).</summary>
internal sealed record CaseFolder
{
    public required ForbundFile Forbund { get; init; }

    public required string LayoutPath { get; init; }

    /// <summary>Read for its lines; the reporting service checks it.</summary>
    public required JsonValue Layout { get; init; }

    public required IReadOnlyList<BudgetLine> Budget { get; init; }

    /// <summary>SIE files, oldest first by name.</summary>
    public required IReadOnlyList<string> SieFiles { get; init; }

    /// <summary>The file with participations; null when the case has none.</summary>
    public required string? Participants { get; init; }

    /// <summary>What the published text states; empty where the folder has no such file.</summary>
    public required StatedFile Stated { get; init; }

    /// <summary>Kinds of files that the folder lacks and may lack, a line each.</summary>
    public IEnumerable<string> Missing
    {
        get
        {
            if (SieFiles.Count == 0)
            {
                yield return "Mappen har ingen ledger-ÅÅÅÅ.se: inga verifikationer läses in.";
            }

            if (Participants is null)
            {
                yield return "Mappen har ingen participants.csv: inga deltaganden läses in.";
            }
        }
    }

    /// <summary>Narrative sections and their files, in print order.</summary>
    public required IReadOnlyList<(string File, Section Section)> Texts { get; init; }

    /// <summary>Reads a folder.</summary>
    /// <exception cref="CaseException">A file is missing or wrong.</exception>
    public static CaseFolder Read(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new CaseException(new CaseProblem(path, 0, "", "Mappen finns inte.", "en mapp med forbund.json"));
        }

        var layout = Path.Combine(path, "layout.json");
        var participants = Path.Combine(path, "participants.csv");
        return new CaseFolder
        {
            Forbund = ForbundFile.Read(Path.Combine(path, "forbund.json")),
            LayoutPath = layout,
            Layout = JsonFile.Read(layout),
            Budget = [.. Files(path, "budget-*.csv").SelectMany(BudgetFile.Read)],
            SieFiles = Files(path, "ledger-*.se"),
            Participants = File.Exists(participants) ? participants : null,
            Stated = StatedFile.Read(Path.Combine(path, "stated.json")),
            Texts = [.. Files(Path.Combine(path, "texts"), "*.md")
                .Select(file => (file, new Section { Name = Path.GetFileName(file), Markdown = CaseText.Read(file) }))],
        };
    }

    private static string[] Files(string folder, string pattern)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, pattern) : [];
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }
}
