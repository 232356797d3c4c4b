using System.Globalization;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.KeyFigures;
using Finsam.Ledger.V1;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Ledger.KeyFigures;

/// <summary>The ladders of recommended equity.</summary>
internal static class EquityLadders
{
    private const string Columns =
        "l.ladder_no, l.effective_from, l.source, l.is_marginal, l.valid_from, l.recorded_by, l.valid_to, l.ended_by";

    /// <summary>The ladder that holds at a day, as it stood at an instant, or now where that is null; null when none does.</summary>
    public static async Task<EquityRecommendation?> HoldingAsync(
        NpgsqlConnection connection, string forbund, DateOnly day, DateTime? at, CancellationToken ct)
    {
        var row = (await ReadAsync(connection, null, forbund, """
            l.effective_from <= @day
                and (@at::timestamptz is null and l.valid_to = 'infinity' or l.valid_from <= @at and @at < l.valid_to)
            order by l.effective_from desc limit 1
            """, new { forbund, day, at }, ct)).SingleOrDefault();
        return row is null ? null : new EquityRecommendation(
            row.EffectiveFrom, row.Source, row.IsMarginal, [.. row.Steps.Select(step => (step.FromOre, step.Share))]);
    }

    /// <summary>The ladder that stands from a day; null when none does.</summary>
    public static async Task<EquityLadder?> StandingAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DateOnly effectiveFrom, CancellationToken ct) =>
        (await ReadAsync(
            connection, transaction, forbund, "l.effective_from = @effectiveFrom and l.valid_to = 'infinity'", new { forbund, effectiveFrom }, ct))
            .SingleOrDefault()?.ToMessage();

    /// <summary>Ladders after one, in the order they were put.</summary>
    public static async Task<IReadOnlyList<EquityLadder>> ListAsync(
        NpgsqlConnection connection, string forbund, long after, int most, CancellationToken ct) =>
        [.. (await ReadAsync(
            connection, null, forbund, "l.ladder_no > @after order by l.ladder_no limit @most", new { forbund, after, most }, ct))
            .Select(row => row.ToMessage())];

    private static async Task<IReadOnlyList<Row>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, string condition, object parameters, CancellationToken ct)
    {
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from equity_ladder l where l.forbund_id = @forbund and {condition}",
            parameters, transaction, cancellationToken: ct))).AsList();
        var steps = (await connection.QueryAsync<(long LadderNo, long FromOre, decimal Share)>(new CommandDefinition("""
            select ladder_no, from_ore, share from equity_ladder_step
            where forbund_id = @forbund and ladder_no = any(@ladders)
            order by ladder_no, from_ore
            """, new { forbund, ladders = rows.Select(row => row.LadderNo).ToArray() }, transaction, cancellationToken: ct)))
            .ToLookup(step => step.LadderNo, step => (step.FromOre, step.Share));
        rows.ForEach(row => row.Steps = [.. steps[row.LadderNo]]);
        return rows;
    }

    private sealed class Row
    {
        public long LadderNo { get; init; }

        public DateOnly EffectiveFrom { get; init; }

        public string Source { get; init; } = "";

        public bool IsMarginal { get; init; }

        public DateTime ValidFrom { get; init; }

        public string RecordedBy { get; init; } = "";

        public DateTime ValidTo { get; init; }

        public string? EndedBy { get; init; }

        public IReadOnlyList<(long FromOre, decimal Share)> Steps { get; set; } = [];

        public EquityLadder ToMessage() => new()
        {
            LadderNo = LadderNo,
            EffectiveFrom = EffectiveFrom.ToIso(),
            Source = Source,
            Steps =
            {
                Steps.Select(step => new EquityStep { FromOre = step.FromOre, Share = step.Share.ToString(CultureInfo.InvariantCulture) }),
            },
            IsMarginal = IsMarginal,
            RecordedAt = ValidFrom.ToTimestamp(),
            RecordedBy = RecordedBy,
            SupersededAt = EndedBy is null ? null : ValidTo.ToTimestamp(),
            Etag = LadderNo.ToString(CultureInfo.InvariantCulture),
        };
    }
}
