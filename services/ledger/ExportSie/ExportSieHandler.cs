using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.ImportSie;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf;

namespace Finsam.Ledger.ExportSie;

/// <summary>Exports a fiscal year as SIE 4E, or the vouchers of a period as SIE 4I, as of one moment.</summary>
internal sealed class ExportSieHandler(TenantDataSource dataSource, TimeProvider time)
{
    /// <summary>Most bytes of a chunk, but for the voucher that runs over.</summary>
    private const int ChunkBytes = 64 * 1024;

    private const string Stage = "Skriver verifikationer";

    /// <summary>
    /// Sends the file in chunks with progress between them, and ends with a summary. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>,
    /// <c>FiscalYearUnknown</c>, <c>DateOutsideFiscalYear</c>.
    /// </summary>
    public async Task ExportAsync(ExportSieRequest request, Func<ExportSieResponse, Task> send, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var books = new ExportSnapshot(connection, transaction, request.Forbund, ct);
        var years = await ExportFiscalYears.ReadAsync(books);
        var (year, period) = Asked(request, years);
        var vouchers = new ExportVouchers(books, year.Span, period);
        var summary = new SieExport { Vouchers = await vouchers.CountAsync(), FileName = FileName(request.Forbund, year.Span, period) };
        await send(new ExportSieResponse { Progress = ProgressAt(0), FileName = summary.FileName });

        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var writer = new SieWriter();
        await new ExportFile(writer, books, year, period is not null).WriteAsync(years, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var done = 0L;
        await foreach (var voucher in vouchers.ReadAsync(ct))
        {
            SieVoucherWriter.Write(writer, voucher);
            done++;
            summary.Postings += voucher.Rows.Count;
            if (writer.Length >= ChunkBytes)
            {
                await SendChunkAsync();
                await SendProgressAsync(done);
            }
        }

        var checksum = writer.Checksum;
        writer.Begin("#KSUMMA").Number(checksum).End();
        await SendChunkAsync();
        await SendProgressAsync(done);
        var warnings = new SieProblems();
        writer.TellReplaced(warnings);
        summary.Warnings.AddRange(warnings.Kept.Select(SieAnswers.Message));
        summary.ContentSha256 = Convert.ToHexStringLower(sha256.GetHashAndReset());
        await send(new ExportSieResponse { Summary = summary });

        async Task SendChunkAsync()
        {
            for (var left = writer.Take().AsMemory(); !left.IsEmpty; left = left[Math.Min(ChunkBytes, left.Length)..])
            {
                var chunk = left[..Math.Min(ChunkBytes, left.Length)];
                sha256.AppendData(chunk.Span);
                summary.SizeBytes += chunk.Length;
                await send(new ExportSieResponse { Chunk = UnsafeByteOperations.UnsafeWrap(chunk) });
            }
        }

        Task SendProgressAsync(long written) => send(new ExportSieResponse { Progress = ProgressAt(written) });

        Progress ProgressAt(long written) => new() { Stage = Stage, Done = written, Total = summary.Vouchers };
    }

    private static (ExportYear Year, DaySpan? Period) Asked(ExportSieRequest request, IReadOnlyList<ExportYear> years)
    {
        var fields = new RequestFields();
        var year = ExportFiscalYears.Find(years, request.FiscalYear, fields);
        DaySpan? period = request.Period is null ? null : fields.Period(request.Period, "period");
        if (period is { } days && year is not null && !year.Span.Contains(days))
        {
            fields.Refuse(LedgerReason.DateOutsideFiscalYear, "period", "Perioden ligger inte i räkenskapsåret.", year.Span.ToString());
        }

        fields.ThrowIfRefused();
        return (year!, period);
    }

    private static string FileName(string forbund, DaySpan year, DaySpan? period) => period is { } days
        ? string.Create(CultureInfo.InvariantCulture, $"{forbund}-{days.First:yyyyMMdd}-{days.Last:yyyyMMdd}.si")
        : string.Create(CultureInfo.InvariantCulture, $"{forbund}-{year.First:yyyyMMdd}-{year.Last:yyyyMMdd}.se");
}
