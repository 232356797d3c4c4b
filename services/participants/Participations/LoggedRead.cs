using Finsam.Participants.V1;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Participants.Participations;

/// <summary>A read as it was logged.</summary>
internal sealed class LoggedRead
{
    /// <summary>Number in the order that reads were made.</summary>
    public required long ReadNo { get; init; }

    public required string Participation { get; init; }

    public required string Insats { get; init; }

    public required DateTime ReadAt { get; init; }

    public required string ReadBy { get; init; }

    public required string Reason { get; init; }

    public required string Criteria { get; init; }

    /// <summary>Keys of the participations that it showed, as far as whoever asks may see them.</summary>
    public required string[] Returned { get; init; }

    /// <summary>On the wire.</summary>
    public ParticipationRead ToMessage() => new()
    {
        Participation = Participation,
        Insats = Insats,
        ReadAt = Timestamp.FromDateTime(ReadAt.ToUniversalTime()),
        ReadBy = ReadBy,
        Reason = Reason,
        Criteria = Criteria,
        Returned = { Returned },
    };
}
