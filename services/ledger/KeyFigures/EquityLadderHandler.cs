using System.Globalization;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.KeyFigures;

/// <summary>Puts and lists ladders of recommended equity.</summary>
internal sealed class EquityLadderHandler(TenantDataSource dataSource, RequestLog requestLog)
{
    private const int MostSteps = 50;
    private const string NoLadder = "0";

    /// <summary>
    /// Puts a ladder. Refusals: <c>DateMalformed</c>, <c>TextInvalid</c>, <c>TooMany</c>, <c>StepsInvalid</c>, <c>ShareInvalid</c>,
    /// <c>AmountTooLarge</c>, <c>EtagMismatch</c>.
    /// </summary>
    public Task<PutEquityLadderResponse> PutAsync(PutEquityLadderRequest request, string putBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        var effectiveFrom = fields.Date(request.EffectiveFrom, "effective_from");
        fields.Text(request.Source, "source", required: true);
        fields.Text(request.Reason, "reason");
        fields.AtMost(request.Steps.Count, MostSteps, "steps");
        var shares = request.Steps.Take(MostSteps).Select((step, i) => Share(fields, request, step, i)).ToArray();
        if (request.Steps.Count == 0)
        {
            fields.Refuse(LedgerReason.StepsInvalid, "steps", "Trappan har inga steg.", "minst ett steg, det första från 0");
        }

        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(KeyFigureService.KeyFigureServiceBase.PutEquityLadder),
            request,
            (connection, transaction) => PutAsync(connection, transaction, request, effectiveFrom, shares, putBy, ct),
            ct);
    }

    /// <summary>A page of ladders. Refusals: <c>PageSizeInvalid</c>, <c>PageTokenInvalid</c>.</summary>
    public async Task<ListEquityLaddersResponse> ListAsync(ListEquityLaddersRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var page = PageRequest.Read(fields, request.PageSize, request.PageToken);
        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        var found = await EquityLadders.ListAsync(connection, request.Forbund, page.AfterMajor, page.Size + 1, ct);
        var shown = found.Take(page.Size).ToList();
        return new ListEquityLaddersResponse
        {
            Ladders = { shown }, NextPageToken = found.Count > page.Size ? PageRequest.Token(shown[^1].LadderNo) : "",
        };
    }

    private static decimal Share(RequestFields fields, PutEquityLadderRequest request, EquityStep step, int i)
    {
        fields.Amount(step.FromOre, $"steps[{i}].from_ore");
        if (i == 0 ? step.FromOre != 0 : step.FromOre <= request.Steps[i - 1].FromOre)
        {
            fields.Refuse(LedgerReason.StepsInvalid, $"steps[{i}].from_ore", "Stegen är inte i ordning.", "från 0, sedan stigande");
        }

        if (!decimal.TryParse(step.Share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) || share > 1)
        {
            fields.Refuse(LedgerReason.ShareInvalid, $"steps[{i}].share", "Det är ingen andel.", "tal från 0 till 1 med decimalpunkt");
        }

        return share;
    }

    private static async Task<PutEquityLadderResponse> PutAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutEquityLadderRequest request,
        DateOnly effectiveFrom,
        decimal[] shares,
        string putBy,
        CancellationToken ct)
    {
        var forbund = request.Forbund;
        await ChainHead.LockAsync(connection, transaction, forbund, ct);
        var before = await EquityLadders.StandingAsync(connection, transaction, forbund, effectiveFrom, ct);
        if (request.Etag.Length > 0 && request.Etag != (before?.Etag ?? NoLadder))
        {
            throw new RefusedException(new Refusal(
                LedgerReason.EtagMismatch,
                "etag",
                before is null ? $"Det finns ingen trappa från {request.EffectiveFrom}." : $"Trappan ändrades av {before.RecordedBy}: {Words(before)}.",
                before?.Etag ?? NoLadder));
        }

        var at = await RegisterEntries.InstantAsync(connection, transaction, forbund, ct);
        var number = await connection.QuerySingleAsync<long>(new CommandDefinition("""
            update equity_ladder set valid_to = @at, ended_by = @putBy
            where forbund_id = @forbund and effective_from = @effectiveFrom and valid_to = 'infinity';
            insert into equity_ladder (forbund_id, ladder_no, effective_from, source, is_marginal, valid_from, recorded_by)
            select @forbund, coalesce(max(ladder_no), 0) + 1, @effectiveFrom, @Source, @IsMarginal, @at, @putBy
            from equity_ladder where forbund_id = @forbund
            returning ladder_no
            """,
            new { forbund, effectiveFrom, request.Source, request.IsMarginal, at, putBy },
            transaction,
            cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into equity_ladder_step (forbund_id, ladder_no, from_ore, share)
            select @forbund, @number, step.* from unnest(@froms, @shares) as step
            """,
            new { forbund, number, froms = request.Steps.Select(step => step.FromOre).ToArray(), shares },
            transaction,
            cancellationToken: ct));
        var ladder = (await EquityLadders.StandingAsync(connection, transaction, forbund, effectiveFrom, ct))!;
        await new ChangeLogEntry(
                "EQUITY_LADDER_PUT", $"trappa från {request.EffectiveFrom}", before is null ? "" : Words(before), Words(ladder), request.Reason)
            .AddAsync(connection, transaction, forbund, putBy, ct);
        return new PutEquityLadderResponse { Ladder = ladder };
    }

    private static string Words(EquityLadder ladder) =>
        $"{string.Join(", ", ladder.Steps.Select(step => $"från {Domain.Money.Ore.Print(step.FromOre)}: {step.Share}"))} ({ladder.Source})";
}
