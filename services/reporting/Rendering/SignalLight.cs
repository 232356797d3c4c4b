using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>A signal before a word that says the same: shape, colour and word each tell it, so that none has to be seen.</summary>
/// <param name="Symbol">Its shape.</param>
/// <param name="Colour">Its colour, as six hexadecimal digits; at least 4.5:1 against white.</param>
internal sealed record SignalLight(string Symbol, string Colour)
{
    private static readonly SignalLight Good = new("●", "1b6e3c");
    private static readonly SignalLight Middle = new("▲", "8a5a00");
    private static readonly SignalLight Bad = new("■", "a3231f");

    /// <summary>The signal of a goal's status; null for any other word.</summary>
    public static SignalLight? Of(string? status) => status switch
    {
        "met" => Good,
        "partly" => Middle,
        "not_met" => Bad,
        _ => null,
    };

    /// <summary>The signal of a check's outcome.</summary>
    public static SignalLight Of(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => Good,
        CheckOutcome.Warning => Middle,
        _ => Bad,
    };
}
