using Dapper;
using Finsam.Participants.V1;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Participants.Retention;

/// <summary>A rule of a förbund as it is kept.</summary>
internal sealed class StoredRule
{
    /// <summary>The columns, in one order for every statement.</summary>
    public const string Columns = "rule_no, months, reason, put_at, put_by, ended_at, coalesce(ended_by, '') as ended_by";

    /// <summary>Number, growing with each rule that is put.</summary>
    public required long RuleNo { get; init; }

    /// <summary>Months after closure; null: identities are kept.</summary>
    public int? Months { get; init; }

    public required string Reason { get; init; }

    public required DateTime PutAt { get; init; }

    public required string PutBy { get; init; }

    public DateTime? EndedAt { get; init; }

    public required string EndedBy { get; init; }

    /// <summary>The rule that stands, or null.</summary>
    public static Task<StoredRule?> StandingAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<StoredRule?>(new CommandDefinition(
            $"select {Columns} from retention_rule where forbund_id = @forbund and ended_at is null",
            new { forbund },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>On the wire.</summary>
    public RetentionRule ToMessage()
    {
        var message = new RetentionRule
        {
            RuleNo = RuleNo,
            Reason = Reason,
            PutAt = Timestamp.FromDateTime(PutAt.ToUniversalTime()),
            PutBy = PutBy,
            EndedAt = EndedAt is { } at ? Timestamp.FromDateTime(at.ToUniversalTime()) : null,
            EndedBy = EndedBy,
        };
        if (Months is { } months)
        {
            message.Months = months;
        }

        return message;
    }
}
