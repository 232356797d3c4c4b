using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.PeriodRegisters;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Insatser;

/// <summary>Lists the insatser of the förbund's latest register that the caller reaches, by code.</summary>
internal sealed class ListInsatserHandler(TenantDataSource dataSource)
{
    /// <summary>A page; the token is the last code of the page before.</summary>
    public async Task<ListInsatserResponse> HandleAsync(ListInsatserRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<InsatsRow>(new CommandDefinition("""
            select t.code, t.name, t.group_name, t.kind, t.work_oriented, t.owner, t.controller, t.starts_on, t.ends_on, t.places,
                t.max_months, t.target_group, t.esf, t.project
            from insats_terms t
            join (
                select period_from, period_to from period_register
                where forbund_id = @Forbund order by period_to desc, period_from desc limit 1
            ) latest using (period_from, period_to)
            where t.forbund_id = @Forbund and t.code collate "C" > @PageToken and (@VisibleInsatser::text[] is null or t.code = any(@VisibleInsatser))
            order by t.code collate "C"
            limit @Limit
            """,
            new { request.Forbund, request.PageToken, caller.VisibleInsatser, Limit = size + 1 },
            cancellationToken: cancellationToken))).ToList();
        var response = new ListInsatserResponse { Insatser = { rows.Take(size).Select(ToMessage) } };
        response.NextPageToken = rows.Count > size ? rows[size - 1].Code : "";
        return response;
    }

    private static Insats ToMessage(InsatsRow row)
    {
        var insats = new Insats
        {
            Code = row.Code,
            Name = row.Name,
            Group = row.GroupName,
            Kind = InsatsKinds.Read(row.Kind),
            WorkOriented = row.WorkOriented,
            Esf = row.Esf,
        };
        Give(row.Project, value => insats.Project = value);
        Give(row.Owner, value => insats.Owner = value);
        Give(row.Controller, value => insats.Controller = value);
        Give(row.StartsOn is null ? null : Days.Write(row.StartsOn), value => insats.From = value);
        Give(row.EndsOn is null ? null : Days.Write(row.EndsOn), value => insats.To = value);
        Give(OptionalNumbers.Write(row.Places), value => insats.Places = value);
        Give(OptionalNumbers.Write(row.MaxMonths), value => insats.MaxMonths = value);
        Give(row.TargetGroup, value => insats.TargetGroup = value);
        return insats;
    }

    private static void Give(string? value, Action<string> set)
    {
        if (value is not null)
        {
            set(value);
        }
    }

    private sealed class InsatsRow
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required string GroupName { get; init; }

        public required string Kind { get; init; }

        public bool WorkOriented { get; init; }

        public bool Esf { get; init; }

        public string? Project { get; init; }

        public string? Owner { get; init; }

        public string? Controller { get; init; }

        public DateOnly? StartsOn { get; init; }

        public DateOnly? EndsOn { get; init; }

        public decimal? Places { get; init; }

        public decimal? MaxMonths { get; init; }

        public string? TargetGroup { get; init; }
    }
}
