namespace Finsam.Participants.Domain;

/// <summary>The measure points, as the contract and the database name them.</summary>
internal static class MeasurePointKinds
{
    public const string Start = "start";
    public const string Closure = "closure";
    public const string Followup6m = "followup_6m";
    public const string Followup12m = "followup_12m";

    /// <summary>From the start on.</summary>
    public static readonly IReadOnlyList<string> All = [Start, Closure, Followup6m, Followup12m];

    /// <summary>For people.</summary>
    public static string Accepted => string.Join(", ", All);

    /// <summary>True for those after the avslut.</summary>
    public static bool IsFollowUp(string kind) => kind is Followup6m or Followup12m;

    /// <summary>
    /// Day that a measure point of a participation is of; null where it has none: no avslut yet, or nobody that is followed up (the view
    /// <c>follow_up</c> says the same).
    /// </summary>
    public static DateOnly? DueOn(string kind, RegisteredParticipation participation) => kind switch
    {
        Start => participation.EnrolledOn,
        Closure => participation.ClosedOn,
        Followup6m when IsFollowedUp(participation) => participation.ClosedOn?.AddMonths(6),
        Followup12m when IsFollowedUp(participation) => participation.ClosedOn?.AddMonths(12),
        _ => null,
    };

    private static bool IsFollowedUp(RegisteredParticipation participation) =>
        participation.MayBeKnown && participation.ClosureReason is not (CodeListNames.WithoutMeasurement or CodeListNames.Misregistered);
}
