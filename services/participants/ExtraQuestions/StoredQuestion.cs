using Finsam.Participants.V1;

namespace Finsam.Participants.ExtraQuestions;

/// <summary>A question of the förbund's own, as it stands.</summary>
internal sealed record StoredQuestion
{
    public required string Question { get; init; }

    public required string Name { get; init; }

    /// <summary><c>choice</c>, <c>number</c> or <c>yes_no</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The choices as JSON: <c>[{"code", "label"}]</c>.</summary>
    public required string Choices { get; init; }

    public decimal? Lowest { get; init; }

    public decimal? Highest { get; init; }

    public required string[] MeasurePoints { get; init; }

    /// <summary>Codes of the insatser; none: all.</summary>
    public required string[] Insatser { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public required int Position { get; init; }

    public required int Version { get; init; }

    /// <summary>True where participants of the insats are asked it at the measure point on that day.</summary>
    public bool IsAsked(string insats, string measurePoint, DateOnly on) =>
        MeasurePoints.Contains(measurePoint) && (Insatser.Length == 0 || Insatser.Contains(insats)) && ValidFrom <= on && !(ValidTo < on);

    /// <summary>On the wire.</summary>
    public ExtraQuestion ToMessage() => QuestionMessages.ToMessage(this);
}
