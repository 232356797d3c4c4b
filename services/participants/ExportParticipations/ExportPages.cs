using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.ExportParticipations;

/// <summary>Reads participations for a file, a page at a time, and logs each page in the statement that reads it.</summary>
internal sealed class ExportPages(NpgsqlConnection connection, string forbund, string insats, bool withPersons, Caller caller, IdentitySeal seal)
{
    /// <summary>Participations of a page.</summary>
    public const int Size = 1000;

    private const string Reached = """
        p.forbund_id = @forbund and (@insats = '' or p.insats = @insats) and (@VisibleInsatser::text[] is null or p.insats = any (@VisibleInsatser))
        """;

    // A person's number with a controller that ends leaves the row of the one that stands.
    private const string Page = $"""
        with found as materialized (
            select participation, person_id, {ParticipationStore.Fields}
            from participation p
            where {Reached} and p.participation > @after
            order by p.participation
            limit @Size
        ), logged as (
            insert into participation_read (forbund_id, participation, read_by, reason, criteria, returned)
            select @forbund, participation, @Subject, @reason, 'export', array[participation] from found
        )
        select f.participation, {ParticipationStore.Fields}, f.person_id, s.controller, s.kind, s.sealed as sealed_text
        from found f
        left join lateral (
            select i.controller, i.kind, i.sealed
            from insats n
            join identity.person i on i.forbund_id = n.forbund_id and i.controller = n.controller and i.person_id = f.person_id
                and i.ended_at is null
            where @withPersons and n.forbund_id = @forbund and n.code = f.insats
            order by i.registered_at desc, i.number_id
            limit 1
        ) s on true
        order by f.participation
        """;

    /// <summary>How many participations there are for the file.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => connection.ExecuteScalarAsync<int>(new CommandDefinition(
        $"select count(*)::int from participation p where {Reached}",
        new { forbund, insats, caller.VisibleInsatser },
        cancellationToken: cancellationToken));

    /// <summary>The page after a participation, by key.</summary>
    public async Task<List<ExportedParticipation>> ReadAsync(string after, string reason, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<RegisteredParticipation, Sealed, ExportedParticipation>(
            new CommandDefinition(
                Page,
                new { forbund, insats, caller.VisibleInsatser, caller.Subject, after, reason, withPersons, Size },
                cancellationToken: cancellationToken),
            (registered, person) => new ExportedParticipation(registered, person?.PersonId, Open(person)),
            splitOn: "person_id")).AsList();

    private PersonIdentifier? Open(Sealed? person) => person is { Controller: { } controller, Kind: { } kind, SealedText: { } text }
        ? new PersonIdentifier(kind, seal.Open(forbund, controller, text))
        : null;

    private sealed record Sealed
    {
        public Guid? PersonId { get; init; }

        public string? Controller { get; init; }

        public string? Kind { get; init; }

        public byte[]? SealedText { get; init; }
    }
}
