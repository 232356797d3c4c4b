namespace Finsam.Reporting.Layouts;

/// <summary>A table over participations, activities, surveys or goals.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Heading.</param>
/// <param name="Of">Which fixed table it is.</param>
/// <param name="Unit">Unit of the table.</param>
internal sealed record ParticipantsLayout(string Id, string Title, string Of, string Unit)
    : LayoutTable(Id, Title, LayoutSources.Participants, Unit)
{
    /// <summary>First day of the table's period; null: the report's.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the table's period; null: the report's.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only these insatser; null: all.</summary>
    public IReadOnlyList<string>? Insatser { get; init; }

    /// <summary>Only these kinds of registration; null: all.</summary>
    public IReadOnlyList<string>? Registration { get; init; }

    /// <summary>Only this gender.</summary>
    public string? Gender { get; init; }

    /// <summary>Only these ages, such as <c>16-29</c>.</summary>
    public string? Ages { get; init; }

    /// <summary>Bands of <c>deltagare.alder</c> where it has no rows.</summary>
    public IReadOnlyList<string> AgeBands { get; init; } = [];

    /// <summary>Only these closure reasons; null: all.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }

    /// <summary>Only those with this <c>goal_met</c>.</summary>
    public bool? GoalMet { get; init; }

    /// <summary><c>closed</c>, <c>new</c>, or empty for all in the period.</summary>
    public string Population { get; init; } = "";

    /// <summary>Rows; none: the fixed table's own.</summary>
    public IReadOnlyList<ParticipantsLayoutRow> Rows { get; init; } = [];

    /// <summary>Decimals of means; null: the fixed table's own.</summary>
    public int? Decimals { get; init; }

    /// <summary>The same table with this insats as its only one.</summary>
    public ParticipantsLayout NarrowedTo(string insats) => this with { Insatser = [insats] };
}

/// <summary>A row of a participant table: a group of codes, or a band.</summary>
/// <param name="Label">Label.</param>
/// <param name="Values">Codes that it counts; null: the label.</param>
/// <param name="From">Lower bound of a band, included; null: open.</param>
/// <param name="To">Upper bound of a band, excluded; null: open.</param>
/// <param name="IsOpenBand">True for a band that states both ends as open.</param>
internal sealed record ParticipantsLayoutRow(string Label, IReadOnlyList<string>? Values, decimal? From, decimal? To, bool IsOpenBand);
