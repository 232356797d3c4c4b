using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Persons;

/// <summary>Finds persons, in the insatser that the caller is assigned to, and logs the search whatever it finds.</summary>
internal sealed class SearchPersonsHandler(TenantDataSource dataSource, BlindIndex blindIndex, TimeProvider time)
{
    // Those found, and those that links lead to from them.
    private const string Find = """
        with found as (
            select i.person_id from identity.individual i where i.forbund_id = @Forbund and i.blind_index = any (@Indexes)
            union
            select p.person_id
            from participation p
            where p.forbund_id = @Forbund and p.participation = @Participation and p.person_id is not null
                and (@VisibleInsatser::text[] is null or p.insats = any (@VisibleInsatser))
        )
        select person_id from found
        union
        select others.person_id
        from found
        join identity.linked_person l on l.forbund_id = @Forbund and l.person_id = found.person_id
        join identity.linked_person others on others.forbund_id = @Forbund and others.individual_id = l.individual_id
        order by person_id
        """;

    /// <summary>The persons. Refusals: <c>SearchInvalid</c>, what is wrong with the number, those of <see cref="StatedReason"/>.</summary>
    public async Task<SearchPersonsResponse> HandleAsync(SearchPersonsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        StatedReason.CheckOptional(request.Reason, refusals);
        var criteria = Criteria(request, refusals);
        var number = request.PersonNumber.Length > 0
            ? IdentityNumberReader.Read("person_number", request.PersonNumber, Days.Today(time), refusals)?.Value
            : null;
        RefusedException.ThrowIfAny(refusals);

        var sought = number ?? request.Person;
        var indexes = sought.Length == 0 ? [] : blindIndex.All(request.Forbund, sought).Select(index => index.Index).ToArray();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var persons = (await connection.QueryAsync<Guid>(new CommandDefinition(
            Find,
            new { request.Forbund, Indexes = indexes, request.Participation, caller.VisibleInsatser },
            cancellationToken: cancellationToken))).ToArray();
        var records = await PersonRecords.ReadAsync(connection, request.Forbund, persons, caller, cancellationToken);
        var shown = records.SelectMany(record => record.Participations).Select(participation => participation.Participation_).ToList();
        await ParticipationReads.LogAsync(connection, null, request.Forbund, shown, criteria, caller, request.Reason, cancellationToken);
        return new SearchPersonsResponse { Persons = { records } };
    }

    private static string Criteria(SearchPersonsRequest request, List<Refusal> refusals)
    {
        var given = new (string Field, string Value)[]
        {
            ("person_number", request.PersonNumber), ("person", request.Person), ("participation", request.Participation),
        }.Where(field => field.Value.Length > 0).Select(field => field.Field).ToList();
        if (given.Count != 1)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.SearchInvalid,
                "person_number",
                given.Count == 0 ? "Sökningen är tom." : "Sökningen är på mer än en sak.",
                "en av person_number, person och participation"));
        }

        return given.FirstOrDefault("");
    }
}
