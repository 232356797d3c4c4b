using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Api;

/// <summary>Puts checks into the words of the contract, which are those of the stored document as well.</summary>
internal static class CheckMapping
{
    /// <summary>A kind of check in the contract.</summary>
    public static string Word(ReportCheckKind kind) => kind switch
    {
        ReportCheckKind.Statement => "statement",
        ReportCheckKind.Goal => "goal",
        ReportCheckKind.TypedFigure => "typed_figure",
        ReportCheckKind.SameFigure => "same_figure",
        ReportCheckKind.StatedValue => "stated_value",
        ReportCheckKind.StatedTwice => "stated_twice",
        ReportCheckKind.StatedSum => "stated_sum",
        _ => "source_moved",
    };

    /// <summary>An outcome in the contract.</summary>
    public static string Word(CheckOutcome outcome) => outcome.ToString().ToLowerInvariant();

    /// <summary>A check.</summary>
    public static V1.ReportCheck ToMessage(ReportCheck check) => new()
    {
        Kind = Word(check.Kind),
        Outcome = Word(check.Outcome),
        Title = check.Title,
        Message = check.Message,
        Place = check.Place ?? "",
        Left = ToMessage(check.Left),
        Right = ToMessage(check.Right),
    };

    private static V1.ComparedFigure? ToMessage(CheckedFigure? figure) => figure is null ? null : new()
    {
        Label = figure.Label,
        Figure = figure.Figure,
        Address = figure.Address ?? "",
    };
}
