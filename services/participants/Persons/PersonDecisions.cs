using Dapper;
using Finsam.Participants.V1;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Participants.Persons;

/// <summary>What people have decided about two persons: that they are one, or that they are not.</summary>
internal static class PersonDecisions
{
    public const string Link = "link";
    public const string Apart = "apart";

    private const string Columns = """
        decision_no, kind, person_a, person_b, reason, decided_at, decided_by, undone_at, coalesce(undone_by, '') as undone_by,
        coalesce(undone_reason, '') as undone_reason
        """;

    /// <summary>The decision that stands between two persons, or null.</summary>
    public static async Task<PersonDecision?> StandingAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, Guid one, Guid other, CancellationToken cancellationToken)
    {
        var (first, second) = Ordered(one, other);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"""
            select {Columns} from identity.person_decision
            where forbund_id = @forbund and person_a = @first and person_b = @second and undone_at is null
            """,
            new { forbund, first, second },
            transaction,
            cancellationToken: cancellationToken));
        return row?.ToMessage();
    }

    /// <summary>A decision by its number, or null.</summary>
    public static async Task<PersonDecision?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long decisionNo, CancellationToken cancellationToken) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"select {Columns} from identity.person_decision where forbund_id = @forbund and decision_no = @decisionNo",
            new { forbund, decisionNo },
            transaction,
            cancellationToken: cancellationToken)))?.ToMessage();

    /// <summary>The decisions about a person, latest first.</summary>
    public static async Task<IReadOnlyList<PersonDecision>> OfAsync(
        NpgsqlConnection connection, string forbund, Guid person, long before, int limit, CancellationToken cancellationToken) =>
        [
            .. (await connection.QueryAsync<Row>(new CommandDefinition(
                $"""
                select {Columns} from identity.person_decision
                where forbund_id = @forbund and (person_a = @person or person_b = @person) and decision_no < @before
                order by decision_no desc
                limit @limit
                """,
                new { forbund, person, before, limit },
                cancellationToken: cancellationToken))).Select(row => row.ToMessage()),
        ];

    /// <summary>Records a decision. The unique index lets one through where two are made at a time.</summary>
    public static async Task<PersonDecision> AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        string kind,
        Guid one,
        Guid other,
        string reason,
        string subject,
        CancellationToken cancellationToken,
        bool byNumber = false)
    {
        var (first, second) = Ordered(one, other);
        return (await connection.QuerySingleAsync<Row>(new CommandDefinition(
            $"""
            insert into identity.person_decision (forbund_id, kind, person_a, person_b, reason, decided_by, by_number)
            values (@forbund, @kind, @first, @second, @reason, @subject, @byNumber)
            returning {Columns}
            """,
            new { forbund, kind, first, second, reason = reason.Trim(), subject, byNumber },
            transaction,
            cancellationToken: cancellationToken))).ToMessage();
    }

    /// <summary>Takes a decision back.</summary>
    public static async Task<PersonDecision> UndoAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        long decisionNo,
        string reason,
        string subject,
        CancellationToken cancellationToken) =>
        (await connection.QuerySingleAsync<Row>(new CommandDefinition(
            $"""
            update identity.person_decision
            set undone_at = now(), undone_by = @subject, undone_reason = @reason
            where forbund_id = @forbund and decision_no = @decisionNo
            returning {Columns}
            """,
            new { forbund, decisionNo, reason = reason.Trim(), subject },
            transaction,
            cancellationToken: cancellationToken))).ToMessage();

    /// <summary>Takes back the links of a person that numbers have made, but for that with one; the others' ids.</summary>
    public static async Task<List<Guid>> UndoByNumberAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        Guid person,
        Guid except,
        string reason,
        string subject,
        CancellationToken cancellationToken) =>
        (await connection.QueryAsync<Guid>(new CommandDefinition(
            """
            update identity.person_decision
            set undone_at = now(), undone_by = @subject, undone_reason = @reason
            where forbund_id = @forbund and by_number and undone_at is null
                and ((person_a = @person and person_b <> @except) or (person_b = @person and person_a <> @except))
            returning case when person_a = @person then person_b else person_a end
            """,
            new { forbund, person, except, subject, reason },
            transaction,
            cancellationToken: cancellationToken))).ToList();

    // As PostgreSQL orders uuids: by their bytes as they are written.
    private static (Guid First, Guid Second) Ordered(Guid one, Guid other) =>
        string.CompareOrdinal(PersonId.Write(one), PersonId.Write(other)) < 0 ? (one, other) : (other, one);

    private sealed class Row
    {
        public required long DecisionNo { get; init; }

        public required string Kind { get; init; }

        public required Guid PersonA { get; init; }

        public required Guid PersonB { get; init; }

        public required string Reason { get; init; }

        public required DateTime DecidedAt { get; init; }

        public required string DecidedBy { get; init; }

        public DateTime? UndoneAt { get; init; }

        public required string UndoneBy { get; init; }

        public required string UndoneReason { get; init; }

        public PersonDecision ToMessage() => new()
        {
            DecisionNo = DecisionNo,
            Kind = Kind,
            PersonId = Persons.PersonId.Write(PersonA),
            OtherPersonId = Persons.PersonId.Write(PersonB),
            Reason = Reason,
            DecidedAt = Timestamp.FromDateTime(DecidedAt.ToUniversalTime()),
            DecidedBy = DecidedBy,
            UndoneAt = UndoneAt is { } at ? Timestamp.FromDateTime(at.ToUniversalTime()) : null,
            UndoneBy = UndoneBy,
            UndoneReason = UndoneReason,
        };
    }
}
