using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Participants.Retention;

/// <summary>A run as it is kept.</summary>
internal sealed record StoredRun
{
    /// <summary>The columns, in one order for every statement.</summary>
    public const string Columns = "run_no, months, closed_on, begun_at, begun_by, identity_count, ended_at";

    /// <summary>Number; 0 for one that is tried only.</summary>
    public required long RunNo { get; init; }

    public required int Months { get; init; }

    /// <summary>Last day of closure that the rule reaches.</summary>
    public required DateOnly ClosedOn { get; init; }

    public required DateTime BegunAt { get; init; }

    /// <summary>Subject of the token; empty for the service itself.</summary>
    public required string BegunBy { get; init; }

    /// <summary>Identities removed so far.</summary>
    public required int IdentityCount { get; init; }

    public DateTime? EndedAt { get; init; }

    /// <summary>On the wire.</summary>
    public RetentionRun ToMessage() => new()
    {
        RunNo = RunNo,
        Months = Months,
        ClosedOn = Days.Write(ClosedOn),
        BegunAt = Timestamp.FromDateTime(BegunAt.ToUniversalTime()),
        BegunBy = BegunBy,
        IdentityCount = IdentityCount,
        EndedAt = EndedAt is { } at ? Timestamp.FromDateTime(at.ToUniversalTime()) : null,
    };
}
