using System.Globalization;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.PostVoucher;

/// <summary>What the books hold that a group of vouchers is checked against and numbered by, read under the chain's lock.</summary>
internal sealed class GroupBooks : IDisposable
{
    private readonly List<DaySpan> fiscalYears = [];
    private PeriodLocks locks = PeriodLocks.None;
    private readonly HashSet<string> knownNames = new(StringComparer.Ordinal);
    private readonly VoucherChain chain;

    private GroupBooks(VoucherChain chain, GroupAnswers<PostVoucherResponse> answers)
    {
        this.chain = chain;
        Answers = answers;
    }

    /// <summary>The förbund's position when the group has been committed.</summary>
    public long Position { get; private set; }

    /// <summary>Answers of requests, those before the group and those in it.</summary>
    public GroupAnswers<PostVoucherResponse> Answers { get; }

    /// <summary>The last numbers of the group's series.</summary>
    public SeriesNumbers Numbers { get; } = new();

    /// <summary>The vouchers that have been posted.</summary>
    public List<ChainedVoucher> Posted { get; } = [];

    /// <summary>The last link of the chain with them.</summary>
    public ChainHead Head => chain.Head;

    /// <summary>Locks the chain, reads, and moves the position on, in one round trip.</summary>
    public static async Task<GroupBooks> LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, IReadOnlyList<WaitingVoucher> group, CancellationToken ct)
    {
        var rows = group.SelectMany(voucher => voucher.Draft.Rows);
        var answers = new GroupAnswers<PostVoucherResponse>(forbund);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                ChainHead.LockCommand(forbund),
                answers.FindCommand([.. group.Select(voucher => voucher.Key.RequestId)]),
                FiscalYears(forbund),
                PeriodLocks.ReadCommand(forbund),
                KnownNames(forbund, [.. rows.Select(row => row.Account).Distinct()], [.. rows.Select(row => row.Project).Distinct()]),
                SeriesNumbers.ReadCommand(forbund, [.. group.Select(voucher => voucher.Draft.Series).Distinct()]),
                JournalPosition.AdvanceCommand(forbund),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var books = new GroupBooks(new VoucherChain(forbund, await ChainHead.ReadAsync(reader, ct)), answers);
        await reader.NextResultAsync(ct);
        await books.Answers.ReadAsync(reader, ct);
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            books.fiscalYears.Add(new DaySpan(reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateOnly>(1)));
        }

        await reader.NextResultAsync(ct);
        books.locks = await PeriodLocks.ReadAsync(reader, ct);
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            books.knownNames.Add(reader.GetString(0));
        }

        await reader.NextResultAsync(ct);
        await books.Numbers.ReadAsync(reader, ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        books.Position = reader.GetInt64(0);
        return books;
    }

    /// <summary>Numbers and chains a voucher, or gives the answer that its request got before.</summary>
    /// <exception cref="RefusedException">It does not fit the books; they are as before.</exception>
    public PostVoucherResponse Post(WaitingVoucher waiting)
    {
        if (Answers.Find(waiting.Key) is { } earlier)
        {
            return earlier;
        }

        var draft = waiting.Draft;
        var year = CheckAgainstBooks(draft);
        draft.CheckAgainst(locks);
        var number = Numbers.Next(year.First, draft.Series);
        var voucher = new Voucher(
            year.First,
            draft.Series,
            number.ToString(CultureInfo.InvariantCulture),
            SourceNumber: null,
            draft.Date,
            draft.Text,
            Registered: null,
            draft.Rows);
        var chained = chain.Add(voucher, waiting.PostedBy);
        Posted.Add(chained);
        var response = new PostVoucherResponse
        {
            Series = draft.Series, Number = number, Hash = Convert.ToHexStringLower(chained.Hash), VoucherId = chained.Id,
        };
        Answers.Add(waiting.Key, response);
        return response;
    }

    /// <inheritdoc/>
    public void Dispose() => chain.Dispose();

    private DaySpan CheckAgainstBooks(VoucherDraft draft)
    {
        var fields = new RequestFields();
        DaySpan? year = fiscalYears.FindIndex(span => span.Contains(draft.Date)) is >= 0 and var found ? fiscalYears[found] : null;
        draft.CheckAgainstBooks(fields, year, knownNames.Contains);
        fields.ThrowIfRefused();
        return year!.Value;
    }

    private static NpgsqlBatchCommand FiscalYears(string forbund) =>
        new("select first_day, last_day from fiscal_year where forbund_id = $1") { Parameters = { new() { Value = forbund } } };

    private static NpgsqlBatchCommand KnownNames(string forbund, string[] accounts, string[] projects) => new("""
        select 'a' || number from account where forbund_id = $1 and number = any($2)
        union all
        select 'p' || code from dimension_object where forbund_id = $1 and dimension = 6 and code = any($3)
        """)
    {
        Parameters = { new() { Value = forbund }, new() { Value = accounts }, new() { Value = projects } },
    };
}
