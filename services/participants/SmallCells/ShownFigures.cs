using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Finsam.Participants.SmallCells;

/// <summary>What of a förbund is shown, as one transaction sees it: decided from all its insatser and years, whatever is asked for.</summary>
internal sealed class ShownFigures(NpgsqlTransaction transaction, string forbund, int k, CubeCache cache)
{
    private const int MostYears = 30;
    private const int MostPeriods = 4;

    private readonly Dictionary<(string Shape, int Year), Cube> _cubes = [];
    private readonly Dictionary<int, List<DateOnly>> _ends = [];
    private int? _firstYear;

    /// <summary>True where everything is shown.</summary>
    public bool Everything => k <= 1;

    /// <summary>Counts from 1 to less than this are small.</summary>
    public int K => k;

    /// <summary>
    /// A year of a cube. All years from the first with anybody in it are decided before: what they have shown stays shown. Null for a year that
    /// shows nothing: one before the first, or too many years after it.
    /// </summary>
    public async Task<Cube?> OfAsync(CubeShape shape, int year, CancellationToken cancellationToken)
    {
        _firstYear ??= await ReadFirstYearAsync(cancellationToken);
        if (year < _firstYear || year > _firstYear + MostYears)
        {
            return null;
        }

        Cube? before = null;
        for (var each = shape.Kept is null ? year : _firstYear.Value; each <= year; each++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_cubes.TryGetValue((shape.Id, each), out var cube))
            {
                cube = await DecideAsync(shape, each, before, cancellationToken);
                _cubes.Add((shape.Id, each), cube);
            }

            before = cube;
        }

        return before;
    }

    private async Task<Cube> DecideAsync(CubeShape shape, int year, Cube? before, CancellationToken cancellationToken)
    {
        var within = new List<Cube>();
        foreach (var (coarse, _) in shape.Within)
        {
            within.Add((await OfAsync(coarse, year, cancellationToken))!);
        }

        var ends = await ReadEndsAsync(year, cancellationToken);
        List<DateOnly> cuts = shape.ByMonth
            ? [.. ends.Concat(CubeYear.MonthsOf(year).Select(month => month.Last)).Distinct().Order()]
            : ends;
        var kinds = await KindsQuery.ReadAsync(transaction, forbund, shape, year, cuts, cancellationToken);
        var key = Key(shape, year, ends, kinds, before is null ? within : [.. within, before]);
        return cache.Of(key, () => Cube.Decide(key, shape, new CubeYear(year, ends, cuts, kinds), k, within, before));
    }

    // A förbund publishes the periods that it has a register for, and whole years.
    private async Task<List<DateOnly>> ReadEndsAsync(int year, CancellationToken cancellationToken)
    {
        if (!_ends.TryGetValue(year, out var ends))
        {
            ends = [.. await transaction.Connection!.QueryAsync<DateOnly>(new CommandDefinition(
                """
                select distinct period_to from period_register
                where forbund_id = @forbund and period_from = @first and period_to < @last
                order by period_to
                limit @most
                """,
                new { forbund, first = new DateOnly(year, 1, 1), last = new DateOnly(year, 12, 31), most = MostPeriods },
                transaction,
                cancellationToken: cancellationToken))];
            ends.Add(new DateOnly(year, 12, 31));
            _ends.Add(year, ends);
        }

        return ends;
    }

    private async Task<int> ReadFirstYearAsync(CancellationToken cancellationToken) =>
        await transaction.Connection!.ExecuteScalarAsync<int?>(new CommandDefinition(
            """
            select extract(year from least(
                (select min(enrolled_on) from participation where forbund_id = @forbund),
                (select min(period_from) from volume_count where forbund_id = @forbund and not withdrawn)))::integer
            """,
            new { forbund },
            transaction,
            cancellationToken: cancellationToken)) ?? DateOnly.MaxValue.Year;

    private string Key(CubeShape shape, int year, List<DateOnly> ends, List<Kind> kinds, IEnumerable<Cube> others)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', [forbund, shape.Id, year, k, .. others.Select(other => other.Key)]);
        text.Append('\n').AppendJoin(',', ends.Select(end => end.ToString("o", CultureInfo.InvariantCulture)));
        foreach (var kind in kinds)
        {
            text.Append('\n').Append(
                CultureInfo.InvariantCulture, $"{kind.Stock(kind.Values)}\u001e{kind.Came:o}\u001e{kind.Gone:o}\u001e{kind.IsClosed}\u001e{kind.Count}");
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
