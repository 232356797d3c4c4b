using Finsam.Participants.V1;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Participants.Persons;

/// <summary>A key or a number as a controller has registered it.</summary>
internal sealed class SealedNumber
{
    public required string Kind { get; init; }

    public required byte[] Sealed { get; init; }

    public required DateTime RegisteredAt { get; init; }

    public required string RegisteredBy { get; init; }

    public DateTime? EndedAt { get; init; }

    public required string EndedBy { get; init; }

    public required string EndReason { get; init; }

    /// <summary>On the wire, opened.</summary>
    public RecordedNumber ToMessage(string value) => new()
    {
        Kind = Kind,
        Value = value,
        RegisteredAt = Timestamp.FromDateTime(RegisteredAt.ToUniversalTime()),
        RegisteredBy = RegisteredBy,
        EndedAt = EndedAt is { } at ? Timestamp.FromDateTime(at.ToUniversalTime()) : null,
        EndedBy = EndedBy,
        EndReason = EndReason,
    };
}
