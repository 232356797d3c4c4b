using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Reads a file's rows as they are asked for, and counts what becomes of them.</summary>
internal sealed class ImportRows(ImportFile file, ImportChecker checker, ImportProblems problems)
{
    /// <summary>Most rows of a file.</summary>
    private const int LargestFileRows = 500_000;

    /// <summary>Optional columns that the file has.</summary>
    public string[] Columns { get; private set; } = [];

    /// <summary>Rows that were given out.</summary>
    public int Good { get; private set; }

    /// <summary>Rows in all, those with nothing in them apart.</summary>
    public int Count { get; private set; }

    /// <summary>Rows with nothing in them.</summary>
    public int Skipped { get; private set; }

    /// <summary>True when something is wrong with the file and not with a row of it: nothing of it can be registered.</summary>
    public bool IsUnreadable { get; private set; } = true;

    /// <summary>The good rows.</summary>
    public IEnumerable<ImportRow> Read()
    {
        if (file.FirstBadLine is { } badLine)
        {
            problems.Add(badLine, new Refusal(ParticipantsReason.EncodingInvalid, "", "Filen är inte skriven i UTF-8.", "UTF-8"));
            yield break;
        }

        using var content = file.Open();
        foreach (var (line, draft) in ParticipationsFile.Read(content, problems, HasColumns))
        {
            if (draft is null)
            {
                Skipped++;
                continue;
            }

            if (++Count > LargestFileRows)
            {
                IsUnreadable = true;
                problems.Add(line, new Refusal(
                    ParticipantsReason.FileTooLong, "", "Filen har för många rader.", $"högst {LargestFileRows} rader i en fil"));
                yield break;
            }

            if (checker.Check(line, draft) is { } row)
            {
                Good++;
                yield return row;
            }
        }
    }

    private void HasColumns(string[] columns) => (Columns, IsUnreadable) = (columns, false);
}
