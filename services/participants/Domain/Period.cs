using Finsam.Refusals;

namespace Finsam.Participants.Domain;

/// <summary>A span of days, both ends included.</summary>
internal readonly record struct Period(DateOnly From, DateOnly To)
{
    /// <summary>The refusal of a span that cannot be read.</summary>
    public static Refusal Invalid => new(
        ParticipantsReason.PeriodInvalid,
        "period",
        "Perioden saknas eller slutar innan den börjar.",
        "ÅÅÅÅ-MM-DD, från och med till och med");

    /// <summary>Reads a span; null when an end is no day or it ends before it begins.</summary>
    public static Period? Read(string from, string to) =>
        Days.TryParse(from, out var first) && Days.TryParse(to, out var last) && first <= last ? new Period(first, last) : null;
}
