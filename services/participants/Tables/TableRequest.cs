using Finsam.Participants.Domain;

namespace Finsam.Participants.Tables;

/// <summary>A table as it has been asked for, its options checked. Null narrows nothing.</summary>
internal sealed record TableRequest
{
    /// <summary>What the layout calls it.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Unit { get; init; }

    /// <summary>The one insats that it is marked as narrowed to.</summary>
    public string? NarrowedTo { get; init; }

    public required FixedTable Fixed { get; init; }

    /// <summary>Id of the survey, for <c>enkat.*</c>.</summary>
    public string? Survey { get; init; }

    public required Period Period { get; init; }

    public string[]? Insatser { get; init; }

    public string[]? Registration { get; init; }

    public string? Gender { get; init; }

    /// <summary>Ages, as a band that ends before its <c>High</c>.</summary>
    public Band? Ages { get; init; }

    public string[]? Reasons { get; init; }

    public bool? GoalMet { get; init; }

    /// <summary><c>closed</c>, <c>new</c> or empty.</summary>
    public required string Population { get; init; }

    /// <summary>Decimals of means.</summary>
    public required int Decimals { get; init; }

    /// <summary>The rows that the layout gives; null where the table has its own.</summary>
    public IReadOnlyList<TableRow>? Rows { get; init; }
}
