using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Persons;

/// <summary>
/// Finds persons of the caller's insatser that may be one: of one gender and birth year, and either known by different kinds of numbers, as
/// somebody is who has got a personnummer or was first registered by a key, or enrolled on one day in one insats.
/// </summary>
internal sealed class ListPossibleDuplicatesHandler(TenantDataSource dataSource)
{
    private const string Criteria = "possible_duplicates";

    private const string Pairs = """
        with mine as (
            select p.person_id, p.gender, p.birth_year, p.municipality, p.insats, p.enrolled_on, i.kind
            from participation p
            join insats n on n.forbund_id = p.forbund_id and n.code = p.insats
            join identity.person i on i.forbund_id = p.forbund_id and i.controller = n.controller and i.person_id = p.person_id
                and i.ended_at is null
            where p.forbund_id = @Forbund and p.birth_year is not null
                and (@VisibleInsatser::text[] is null or p.insats = any (@VisibleInsatser))
        )
        select a.person_id, b.person_id, bool_or(a.municipality = b.municipality) as is_of_one_municipality,
            bool_or(a.insats = b.insats and a.enrolled_on = b.enrolled_on) as is_enrolled_alike
        from mine a
        join mine b on b.gender = a.gender and b.birth_year = a.birth_year and b.person_id > a.person_id
        where (a.kind <> b.kind or (a.insats = b.insats and a.enrolled_on = b.enrolled_on and a.kind = 'key'))
            and (a.person_id, b.person_id) > (@First, @Second)
            and not exists (
                select from identity.person_decision d
                where d.forbund_id = @Forbund and d.person_a = a.person_id and d.person_b = b.person_id and d.undone_at is null)
            and not exists (
                select from identity.linked_person one
                join identity.linked_person other on other.forbund_id = one.forbund_id and other.individual_id = one.individual_id
                where one.forbund_id = @Forbund and one.person_id = a.person_id and other.person_id = b.person_id)
        group by a.person_id, b.person_id
        order by a.person_id, b.person_id
        limit @Limit
        """;

    /// <summary>A page; the token is the last pair of the page before. Refusal: <c>PageInvalid</c>.</summary>
    public async Task<ListPossibleDuplicatesResponse> HandleAsync(
        ListPossibleDuplicatesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var (first, second) = ReadToken(request.PageToken);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var pairs = (await connection.QueryAsync<(Guid First, Guid Second, bool? OneMunicipality, bool? EnrolledAlike)>(new CommandDefinition(
            Pairs,
            new { request.Forbund, caller.VisibleInsatser, First = first, Second = second, Limit = size + 1 },
            cancellationToken: cancellationToken))).AsList();
        var page = pairs.Take(size).ToList();
        var persons = page.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().ToArray();
        var records = (await PersonRecords.ReadAsync(connection, request.Forbund, persons, caller, cancellationToken))
            .ToDictionary(record => record.PersonId, StringComparer.Ordinal);
        var shown = records.Values.SelectMany(record => record.Participations).Select(participation => participation.Participation_).ToList();
        await ParticipationReads.LogAsync(connection, null, request.Forbund, shown, Criteria, caller, reason: "", cancellationToken);
        return new ListPossibleDuplicatesResponse
        {
            Duplicates =
            {
                page.Select(pair => new PossibleDuplicate
                {
                    First = records[PersonId.Write(pair.First)],
                    Second = records[PersonId.Write(pair.Second)],
                    Alike = { Alike(pair.OneMunicipality == true, pair.EnrolledAlike == true) },
                }),
            },
            NextPageToken = pairs.Count > size ? $"{PersonId.Write(page[^1].First)}_{PersonId.Write(page[^1].Second)}" : "",
        };
    }

    private static IEnumerable<string> Alike(bool isOfOneMunicipality, bool isEnrolledAlike) =>
    [
        "gender", "birth_year", .. isOfOneMunicipality ? ["municipality"] : Array.Empty<string>(),
        .. isEnrolledAlike ? ["enrolled_on"] : Array.Empty<string>(),
    ];

    private static (Guid First, Guid Second) ReadToken(string token) =>
        token.Length == 0 ? (Guid.Empty, Guid.Empty)
        : token.Split('_') is [var one, var other] && Guid.TryParse(one, out var first) && Guid.TryParse(other, out var second) ? (first, second)
        : throw new RefusedException(new Refusal(
            ParticipantsReason.PageInvalid, "page_token", "Sidan finns inte.", "next_page_token från sidan före"));
}
