namespace Finsam.Reporting.Domain;

/// <summary>How far a source's data had come when it was asked.</summary>
/// <param name="Source">The service: <c>ledger</c> or <c>participants</c>.</param>
/// <param name="Position">Position in its journal of changes to the förbund.</param>
/// <param name="ComputedAt">When the tables were computed, UTC.</param>
internal sealed record SourceMark(string Source, long Position, DateTimeOffset ComputedAt)
{
    /// <summary>Name of the ledger as a source.</summary>
    public const string Ledger = "ledger";

    /// <summary>Name of the participants service as a source.</summary>
    public const string Participants = "participants";
}
