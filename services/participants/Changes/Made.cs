using Google.Protobuf.WellKnownTypes;

namespace Finsam.Participants.Changes;

/// <summary>Who made a change, when and why, as a history's row has it.</summary>
internal sealed class Made
{
    /// <summary>Number of the change where the history counts them.</summary>
    public long ChangeNo { get; init; }

    public required DateTime ChangedAt { get; init; }

    /// <summary>Subject of the caller's token.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>Empty where none was given.</summary>
    public required string Reason { get; init; }

    /// <summary>The instant, as it goes over the wire.</summary>
    public Timestamp At => Timestamp.FromDateTime(ChangedAt.ToUniversalTime());
}
