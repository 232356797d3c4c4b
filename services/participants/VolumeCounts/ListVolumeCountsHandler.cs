using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.VolumeCounts;

/// <summary>Lists the counts of the insatser that the caller reaches, those withdrawn too.</summary>
internal sealed class ListVolumeCountsHandler(TenantDataSource dataSource)
{
    private const char Between = ' ';

    /// <summary>A page; the token is period and insats of the last count of the page before. Refusal: <c>PageInvalid</c>.</summary>
    public async Task<ListVolumeCountsResponse> HandleAsync(ListVolumeCountsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var (afterInsats, afterFrom, afterTo) = After(request.PageToken);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<StoredVolumeCount>(new CommandDefinition("""
            select v.insats, v.period_from, v.period_to, v.women, v.men, v.others, v.unknown_gender, v.withdrawn, v.version,
                coalesce(s.rows_counted_instead, 0) as rows_counted_instead
            from volume_count v
            left join standing_volume_count s using (forbund_id, insats, period_from, period_to)
            where v.forbund_id = @Forbund and (@Insats = '' or v.insats = @Insats)
                and (@VisibleInsatser::text[] is null or v.insats = any (@VisibleInsatser))
                and (v.insats collate "C", v.period_from, v.period_to) > (@afterInsats, @afterFrom, @afterTo)
            order by v.insats collate "C", v.period_from, v.period_to
            limit @limit
            """,
            new { request.Forbund, request.Insats, caller.VisibleInsatser, afterInsats, afterFrom, afterTo, limit = size + 1 },
            cancellationToken: cancellationToken))).AsList();
        return new ListVolumeCountsResponse
        {
            Counts = { rows.Take(size).Select(VolumeCountMessages.ToMessage) },
            NextPageToken = rows.Count > size ? Token(rows[size - 1]) : "",
        };
    }

    private static string Token(StoredVolumeCount last) =>
        string.Join(Between, Days.Write(last.PeriodFrom), Days.Write(last.PeriodTo), last.Insats);

    private static (string Insats, DateOnly From, DateOnly To) After(string token)
    {
        if (token.Length == 0)
        {
            return ("", DateOnly.MinValue, DateOnly.MinValue);
        }

        return token.Split(Between, 3) is [var first, var last, var insats] && Days.TryParse(first, out var from) && Days.TryParse(last, out var to)
            ? (insats, from, to)
            : throw new RefusedException(new Refusal(
                ParticipantsReason.PageInvalid, "page_token", "Sidan finns inte.", "next_page_token från sidan före"));
    }
}
