using Finsam.Participants.V1;

namespace Finsam.Participants.ImportParticipations;

/// <summary>What an import that went through answers.</summary>
internal static class ImportSummaries
{
    /// <summary>The last message: each row of the file is created, changed, unchanged, skipped or failed.</summary>
    public static ImportParticipationsResponse Of(ImportOutcome outcome, ImportRows rows, ImportProblems problems, ImportProblems oddities) => new()
    {
        Summary = new ImportSummary
        {
            Created = outcome.Created,
            Changed = outcome.Changed,
            Unchanged = outcome.Total - outcome.Created - outcome.Changed,
            NotInFile = outcome.NotInFile,
            KeptValues = outcome.KeptValues,
            Skipped = rows.Skipped,
            Failed = problems.Lines,
            Problems = { problems.Kept },
            ProblemCount = problems.Count,
            Warnings = { oddities.Kept },
            WarningCount = oddities.Count,
        },
    };
}
