using Finsam.Common.V1;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.V1;
using Finsam.Refusals;

namespace Finsam.Ledger.ImportSie;

/// <summary>The messages of an import.</summary>
internal static class SieAnswers
{
    /// <summary>How far an import has come.</summary>
    public static ImportSieResponse Progress(string stage, long done, long total) =>
        new() { Progress = new Progress { Stage = stage, Done = done, Total = total } };

    /// <summary>The end of an import that was refused.</summary>
    public static ImportSieResponse Refused(SieProblems problems) => new()
    {
        Refusal = new SieRefusal { Problems = { problems.Kept.Select(Message) }, ProblemCount = problems.Count },
    };

    /// <summary>The end of an import that went through.</summary>
    public static ImportSieResponse Done(
        DaySpan fiscalYear, int posted, int unchanged, int postings, int accounts, SieProblems warnings) => new()
    {
        Summary = new SieSummary
        {
            FiscalYear = new Period { From = Iso(fiscalYear.First), To = Iso(fiscalYear.Last) },
            VouchersPosted = posted,
            VouchersUnchanged = unchanged,
            Postings = postings,
            Accounts = accounts,
            Warnings = { warnings.Kept.Select(Message) },
        },
    };

    /// <summary>The answer to a file that has been imported before.</summary>
    public static ImportSieResponse Again(byte[] summary)
    {
        var answer = SieSummary.Parser.ParseFrom(summary);
        answer.AlreadyImported = true;
        answer.VouchersUnchanged += answer.VouchersPosted;
        answer.VouchersPosted = 0;
        answer.Postings = 0;
        return new ImportSieResponse { Summary = answer };
    }

    private static string Iso(DateOnly date) => date.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A problem or warning as it goes over the wire.</summary>
    public static LineProblem Message(SieProblem problem) => new()
    {
        Line = problem.Line,
        Field = problem.Field,
        Reason = Refusal.ToWire(problem.Reason),
        Message = problem.Message,
        Accepted = problem.Accepted,
    };
}
