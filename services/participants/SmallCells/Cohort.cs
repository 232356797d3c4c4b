namespace Finsam.Participants.SmallCells;

/// <summary>Who of a period is counted.</summary>
internal enum Cohort
{
    /// <summary>Whoever was there at any time from the start of the year to the period's end.</summary>
    Present,

    /// <summary>Those of them who came in the period.</summary>
    New,

    /// <summary>Those who were closed in it.</summary>
    Closed,

    /// <summary>Those present who were not closed by its end.</summary>
    Ongoing,

    /// <summary>Those who were still there after its end.</summary>
    There,
}
