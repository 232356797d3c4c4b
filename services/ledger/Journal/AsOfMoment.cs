using Finsam.Ledger.Api;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.Journal;

/// <summary>Which moment a request sees the books as of; neither given: as they stand now.</summary>
/// <param name="At">All that had entered the books by this instant.</param>
/// <param name="Position">All that had entered them up to this position of the journal.</param>
internal sealed record AsOfMoment(DateTime? At, long? Position)
{
    /// <summary>As they stand now.</summary>
    public static AsOfMoment Now { get; } = new(null, null);

    /// <summary>Reads a request's fields. Refusal: <c>AsOfInvalid</c>.</summary>
    public static AsOfMoment Read(RequestFields fields, Timestamp? at, long? position)
    {
        if (at is not null && position is not null)
        {
            fields.Refuse(
                LedgerReason.AsOfInvalid, "as_of_position", "Både en tidpunkt och en position är angivna.", "as_of_at eller as_of_position");
        }

        if (position < 0)
        {
            fields.Refuse(LedgerReason.AsOfInvalid, "as_of_position", "Positionen är negativ.", "as_of.position från ett tidigare svar");
        }

        if (at is not null && !IsInstant(at))
        {
            fields.Refuse(LedgerReason.AsOfInvalid, "as_of_at", "Det är ingen tidpunkt.", "en tidpunkt, t.ex. 2018-01-31T12:00:00Z");
            at = null;
        }

        return new AsOfMoment(at?.ToDateTime(), position);
    }

    // What Timestamp allows (google/protobuf/timestamp.proto): years 1 to 9999, nanoseconds of the second.
    private static bool IsInstant(Timestamp at) => at is { Seconds: >= -62135596800 and <= 253402300799, Nanos: >= 0 and < 1_000_000_000 };
}
