using Dapper;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

/// <summary>A förbund of its own in the running suite, called through the gateway by its ekonom.</summary>
internal sealed class LedgerForbund
{
    private readonly TestStack stack;

    private LedgerForbund(TestStack stack, string slug)
    {
        this.stack = stack;
        Slug = slug;
        Client = stack.Ledger("ekonom", slug);
        Registers = stack.Registers("ekonom", slug);
    }

    public string Slug { get; }

    public LedgerService.LedgerServiceClient Client { get; }

    public RegisterService.RegisterServiceClient Registers { get; }

    public static async Task<LedgerForbund> NewAsync() => new(await TestStack.Shared, TestStack.NewForbund("ledger"));

    /// <summary>The ledger, called in another role.</summary>
    public LedgerService.LedgerServiceClient As(string role) => stack.Ledger(role, Slug);

    /// <summary>Calls any of the ledger's services in a role.</summary>
    public CallInvoker Invoker(string role = "ekonom") => stack.Invoker(stack.Token(role, Slug));

    /// <summary>Imports a file and gives the last message.</summary>
    public Task<ImportSieResponse> ImportAsync(byte[] content, string? requestId = null) => ImportAsync(
        new ImportSieRequest { RequestId = requestId ?? Guid.NewGuid().ToString(), Content = ByteString.CopyFrom(content) });

    /// <summary>Sends an import and gives the last message.</summary>
    public async Task<ImportSieResponse> ImportAsync(ImportSieRequest request)
    {
        (request.Forbund, request.FileName) = (Slug, "prov.se");
        using var call = Client.ImportSie(request);
        ImportSieResponse? last = null;
        await foreach (var message in call.ResponseStream.ReadAllAsync())
        {
            last = message;
        }

        return last!;
    }

    /// <summary>Exports a fiscal year, or a period of it, and gives the file and the summary.</summary>
    public async Task<(byte[] File, SieExport Summary)> ExportAsync(string fiscalYear = "2017", Common.V1.Period? period = null)
    {
        using var call = Client.ExportSie(new ExportSieRequest { Forbund = Slug, FiscalYear = fiscalYear, Period = period });
        var file = new List<byte>();
        SieExport? summary = null;
        await foreach (var message in call.ResponseStream.ReadAllAsync())
        {
            file.AddRange(message.Chunk);
            summary = message.Summary;
        }

        return ([.. file], summary!);
    }

    /// <summary>All that the books hold, as lines to compare: without the förbund, the chain and what only the first import knows.</summary>
    public async Task<List<string>> ContentAsync()
    {
        await using var connection = await stack.OpenDatabaseAsync("ledger");
        var lines = new List<string>();
        foreach (var table in new[]
        {
            "account", "account_detail", "dimension", "dimension_object", "fiscal_year", "opening_balance", "sie_identification", "told_balance",
            "told_previous_year",
        })
        {
            lines.AddRange(await connection.QueryAsync<string>(
                $$"""
                select '{{table}} ' || (to_jsonb(t) - '{forbund_id,record_no,named_for,version,changed_at,changed_by}'::text[])::text
                from {{table}} t where forbund_id = @Slug
                """,
                new { Slug }));
        }

        foreach (var table in new[] { "voucher", "voucher_detail", "posting", "posting_detail", "voucher_change" })
        {
            lines.AddRange(await connection.QueryAsync<string>($$"""
                select '{{table}} ' || v.fiscal_year || ' ' || v.series || ' ' || v.number || (to_jsonb(t)
                    - '{forbund_id,voucher_id,hash,posted_at,posted_by,source_number}'::text[])::text
                from voucher v join {{table}} t on t.forbund_id = v.forbund_id and t.voucher_id = v.voucher_id
                where v.forbund_id = @Slug
                """, new { Slug }));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Opens the fiscal year 2017 with accounts 1930 and 3010 and project 301.</summary>
    public async Task OpenYearAsync() => Assert.NotNull((await ImportAsync(Year(""))).Summary);

    /// <summary>A file of 2017 with these voucher lines.</summary>
    public static byte[] Year(string vouchers, string openings = "#IB 0 1930 0.00") => Sie.SieText.Cp437($$"""
        #FLAGGA 0
        #FORMAT PC8
        #SIETYP 4
        #RAR 0 20170101 20171231
        #KONTO 1930 "Bank"
        #KONTO 3010 "Bidrag"
        #OBJEKT 6 "301" "Teamet"
        {{openings}}
        {{vouchers}}
        """);

    public Task<PostVoucherResponse> PostAsync(long amountOre, string? requestId = null, string date = "2017-06-01") =>
        Client.PostVoucherAsync(new PostVoucherRequest
        {
            RequestId = requestId ?? Guid.NewGuid().ToString(),
            Forbund = Slug,
            Series = "B",
            Date = date,
            Text = "Prov",
            Postings =
            {
                new Posting { Account = "1930", AmountOre = amountOre },
                new Posting { Account = "3010", Project = "301", AmountOre = -amountOre },
            },
        }).ResponseAsync;

    /// <summary>Locks all up to a day.</summary>
    public Task<LockPeriodResponse> LockAsync(string to) => Client.LockPeriodAsync(
        new LockPeriodRequest { RequestId = Guid.NewGuid().ToString(), Forbund = Slug, To = to, Reason = "Bokslut" }).ResponseAsync;

    /// <summary>Opens a span again, as the förbundschef.</summary>
    public Task<ReopenPeriodResponse> ReopenAsync(string from, string to) => As("forbundschef").ReopenPeriodAsync(new ReopenPeriodRequest
    {
        RequestId = Guid.NewGuid().ToString(), Forbund = Slug, From = from, To = to, Reason = "Glömd faktura",
    }).ResponseAsync;

    /// <summary>Opens the calendar year after the last one.</summary>
    public Task<OpenFiscalYearResponse> OpenNextYearAsync() => Client.OpenFiscalYearAsync(
        new OpenFiscalYearRequest { RequestId = Guid.NewGuid().ToString(), Forbund = Slug }).ResponseAsync;

    /// <summary>Takes a voucher back, and rebooks an amount where it is not 0.</summary>
    public Task<CorrectVoucherResponse> CorrectAsync(
        long voucherId, string date, string reason = "Fel belopp", long rebookOre = 0, string account = "1930")
    {
        var request = new CorrectVoucherRequest
        {
            RequestId = Guid.NewGuid().ToString(), Forbund = Slug, VoucherId = voucherId, Date = date, Reason = reason,
        };
        if (rebookOre != 0)
        {
            request.Postings.Add(new Posting { Account = account, AmountOre = rebookOre });
            request.Postings.Add(new Posting { Account = "3010", Project = "301", AmountOre = -rebookOre });
        }

        return Client.CorrectVoucherAsync(request).ResponseAsync;
    }

    public Task<GetVoucherResponse> VoucherAsync(long voucherId) =>
        Client.GetVoucherAsync(new GetVoucherRequest { Forbund = Slug, VoucherId = voucherId }).ResponseAsync;

    public async Task<List<ExportChangeLogResponse>> ChangeLogAsync()
    {
        using var call = As("revisor").ExportChangeLog(new ExportChangeLogRequest { Forbund = Slug });
        var log = new List<ExportChangeLogResponse>();
        await foreach (var change in call.ResponseStream.ReadAllAsync())
        {
            log.Add(change);
        }

        return log;
    }

    public Task<ExportCheckpointResponse> CheckpointAsync() =>
        Client.ExportCheckpointAsync(new ExportCheckpointRequest { Forbund = Slug }).ResponseAsync;

    /// <summary>Verifies the books, as the auditor, and gives the verdict.</summary>
    public async Task<BooksVerdict> VerifyAsync(string checkpoint = "")
    {
        using var call = As("revisor").VerifyBooks(new VerifyBooksRequest { Forbund = Slug, Checkpoint = checkpoint });
        VerifyBooksResponse? last = null;
        await foreach (var message in call.ResponseStream.ReadAllAsync())
        {
            last = message;
        }

        return last!.Verdict;
    }

    /// <summary>
    /// Changes the förbund's rows of a table as somebody with rights to the database could; <paramref name="sql"/> ends in its condition.
    /// </summary>
    public async Task TamperAsync(string table, string sql)
    {
        await using var connection = await stack.OpenDatabaseAsync("ledger");
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync($"alter table {table} disable trigger user", transaction: transaction);
        Assert.NotEqual(0, await connection.ExecuteAsync($"{sql} and forbund_id = @Slug", new { Slug }, transaction));
        await connection.ExecuteAsync($"alter table {table} enable trigger user", transaction: transaction);
        await transaction.CommitAsync();
    }

    /// <summary>How a call is refused.</summary>
    public static async Task<(StatusCode Code, string Reason)> RefusalAsync(Task call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => call);
        return (error.StatusCode, Reason(error));
    }

    /// <summary>The first reason of a refusal.</summary>
    public static string Reason(RpcException error) => Google.Rpc.Status.Parser.ParseFrom(
        error.Trailers.GetValueBytes("grpc-status-details-bin")).Details[0].Unpack<Google.Rpc.ErrorInfo>().Type;

    public async Task<long> CountAsync(string table)
    {
        await using var connection = await stack.OpenDatabaseAsync("ledger");
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {table} where forbund_id = @Slug", new { Slug });
    }

    /// <summary>How many changes of the ledger have been committed.</summary>
    public async Task<long> PositionAsync()
    {
        await using var connection = await stack.OpenDatabaseAsync("ledger");
        return await connection.ExecuteScalarAsync<long>("select position from journal_position where forbund_id = @Slug", new { Slug });
    }

    /// <summary>The span of days that the change at a position was told of with; waits for the event to arrive.</summary>
    public async Task<string> ToldAsync(long position)
    {
        await using var connection = await stack.OpenDatabaseAsync("reporting");
        for (var deadline = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < deadline; await Task.Delay(100))
        {
            if (await connection.ExecuteScalarAsync<string?>("""
                select changed_from || '–' || changed_to from source_change
                where forbund_id = @Slug and source = 'ledger' and position = @position
                """, new { Slug, position }) is { } span)
            {
                return span;
            }
        }

        throw new TimeoutException($"Nothing was told of position {position}.");
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await stack.OpenDatabaseAsync("ledger");
        return await connection.ExecuteAsync(sql, new { Slug });
    }

    /// <summary>Computes the chain anew from the rows; the ids of vouchers whose link is not as stored.</summary>
    public async Task<List<long>> BrokenLinksAsync()
    {
        await using var connection = await stack.OpenDatabaseAsync("ledger");
        var vouchers = (await connection.QueryAsync<VoucherRecord>("""
            select voucher_id as VoucherId, fiscal_year::timestamp as FiscalYear, series, number, date::timestamp as Date, text,
                registered_on::timestamp as RegisteredOn, hash
            from voucher where forbund_id = @Slug order by voucher_id
            """, new { Slug })).AsList();
        var rows = (await connection.QueryAsync<RowRecord>("""
            select voucher_id as VoucherId, account, project, amount_ore as AmountOre, date::timestamp as Date, text, dimensions::text
            from posting where forbund_id = @Slug order by voucher_id, row_no
            """, new { Slug })).ToLookup(row => row.VoucherId);
        var hash = new VoucherHash();
        var broken = new List<long>();
        var previous = VoucherHash.Origin;
        foreach (var voucher in vouchers)
        {
            var content = hash.Content(Day(voucher.Date), voucher.Text, [.. rows[voucher.VoucherId].Select(row => new VoucherRow(
                row.Account, row.Project, row.AmountOre, Day(row.Date), row.Text, Dimensions(row.Dimensions)))]);
            previous = hash.Chained(previous, Slug, voucher.VoucherId, voucher.ToVoucher(), content, null);
            if (!previous.AsSpan().SequenceEqual(voucher.Hash))
            {
                broken.Add(voucher.VoucherId);
            }
        }

        return broken;
    }

    private static DateOnly Day(DateTime date) => DateOnly.FromDateTime(date);

    private sealed record VoucherRecord(
        long VoucherId, DateTime FiscalYear, string Series, string Number, DateTime Date, string Text, DateTime? RegisteredOn, byte[] Hash)
    {
        public Voucher ToVoucher() => new(
            Day(FiscalYear), Series, Number, null, Day(Date), Text, RegisteredOn is { } day ? Day(day) : null, []);
    }

    private static SortedDictionary<int, string>? Dimensions(string? json) =>
        json is null ? null : System.Text.Json.JsonSerializer.Deserialize<SortedDictionary<int, string>>(json);

    private sealed record RowRecord(
        long VoucherId, string Account, string Project, long AmountOre, DateTime Date, string Text, string? Dimensions);
}
