using System.Data;
using System.Diagnostics;
using System.Security.Cryptography;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>Imports SIE files: the whole file is read and checked first, then posted in one transaction, or nothing of it is.</summary>
internal sealed partial class ImportSieHandler(
    TenantDataSource dataSource, RequestLog requestLog, TimeProvider time, ILogger<ImportSieHandler> logger)
{
    private const string Method = nameof(LedgerService.LedgerServiceBase.ImportSie);

    /// <summary>
    /// Imports a file and sends its progress, ending with a summary or a refusal. A request that only validates goes the same way up to
    /// what would be written.
    /// </summary>
    public async Task ImportAsync(ImportSieRequest request, string importedBy, Func<ImportSieResponse, Task> send, CancellationToken ct)
    {
        if (!request.ValidateOnly
            && await requestLog.FindAsync<ImportSieResponse>(request.Forbund, request.RequestId, Method, request, ct) is { } earlier)
        {
            await send(earlier);
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var content = request.Content.ToByteArray();
        var sha256 = SHA256.HashData(content);
        if (await FindAsync(request, sha256, ct) is { } again)
        {
            await send(again);
            return;
        }

        await send(SieAnswers.Progress("Läser filen", 0, content.Length));
        var reading = SieReader.Read(content, ct);
        await send(SieAnswers.Progress("Läser filen", content.Length, content.Length));
        ImportSieResponse answer;
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        try
        {
            var books = new SieBooks(connection, request.Forbund, request.ValidateOnly ? request.Assumed : null, ct);
            var fiscalYear = await CheckAsync(books, reading, send);
            answer = await PostAsync(connection, request, reading, fiscalYear, sha256, importedBy, send, ct);
        }
        catch (SieRefusedException)
        {
            answer = SieAnswers.Refused(reading.Problems);
        }

        Log(request.Forbund, answer, started);
        await send(answer);
    }

    /// <summary>Leaves when problems have been found.</summary>
    /// <exception cref="SieRefusedException">There are problems.</exception>
    internal static void ThrowIfRefused(SieProblems problems)
    {
        if (!problems.IsEmpty)
        {
            throw new SieRefusedException();
        }
    }

    // A file that was imported before is answered without being read again.
    private async Task<ImportSieResponse?> FindAsync(ImportSieRequest request, byte[] sha256, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var again = await SieImports.FindAsync(connection, transaction, request.Forbund, sha256, ct);
        if (again is not null && !request.ValidateOnly)
        {
            await RequestLog.RecordAsync(connection, transaction, request.Forbund, request.RequestId, Method, request, again, ct);
            await transaction.CommitAsync(ct);
        }

        return again;
    }

    private static async Task<DaySpan> CheckAsync(SieBooks books, SieReading reading, Func<ImportSieResponse, Task> send)
    {
        var fiscalYear = SieFiscalYear.Of(reading.File, await books.FiscalYearsAsync(), reading.Problems);
        if (fiscalYear is { } year)
        {
            var vouchers = reading.File.Vouchers.Count;
            await send(SieAnswers.Progress("Kontrollerar verifikationer", 0, vouchers));
            new SieVoucherRules(reading.File, year, await books.AccountsAsync(), reading).Check();
            SieBalanceRules.Check(reading.File, reading.Warnings);
            SieRecordRules.Check(reading.File, reading.Warnings);
            await send(SieAnswers.Progress("Kontrollerar verifikationer", vouchers, vouchers));
        }

        ThrowIfRefused(reading.Problems);
        return fiscalYear!.Value;
    }

    private async Task<ImportSieResponse> PostAsync(
        NpgsqlConnection connection,
        ImportSieRequest request,
        SieReading reading,
        DaySpan fiscalYear,
        byte[] sha256,
        string importedBy,
        Func<ImportSieResponse, Task> send,
        CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        var posting = new SiePosting(connection, transaction, request.Forbund, fiscalYear, reading, importedBy, time, ct);
        if (request.ValidateOnly)
        {
            return await posting.CompareAsync(sha256);
        }

        var answer = await posting.PostAsync(
            request.FileName, sha256, (stage, done, total) => send(SieAnswers.Progress(stage, done, total)));
        await RequestLog.RecordAsync(connection, transaction, request.Forbund, request.RequestId, Method, request, answer, ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    private void Log(string forbund, ImportSieResponse answer, long started)
    {
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (answer.Refusal is { } refusal)
        {
            LogRefused(forbund, refusal.ProblemCount, elapsed);
        }
        else
        {
            LogImported(forbund, answer.Summary.VouchersPosted, answer.Summary.VouchersUnchanged, elapsed);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Forbund}: {Posted} vouchers imported, {Unchanged} unchanged, in {Elapsed}")]
    private partial void LogImported(string forbund, int posted, int unchanged, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Forbund}: a SIE file was refused for {Problems} problems after {Elapsed}")]
    private partial void LogRefused(string forbund, int problems, TimeSpan elapsed);
}
