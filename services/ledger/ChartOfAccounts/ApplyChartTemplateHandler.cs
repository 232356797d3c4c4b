using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Npgsql;

namespace Finsam.Ledger.ChartOfAccounts;

/// <summary>Applies a chart of accounts that the ledger brings.</summary>
internal sealed class ApplyChartTemplateHandler(RequestLog requestLog)
{
    /// <summary>
    /// Adds the accounts that the förbund lacks; a request that only validates keeps nothing. Refusal: <c>TemplateUnknown</c>.
    /// </summary>
    public Task<ApplyChartTemplateResponse> ApplyAsync(ApplyChartTemplateRequest request, string appliedBy, CancellationToken ct)
    {
        var template = ChartTemplate.Find(request.Template);
        return request.ValidateOnly
            ? requestLog.RehearseAsync(ApplyAsync, ct)
            : requestLog.RunAsync(
                request.Forbund,
                request.RequestId,
                nameof(RegisterService.RegisterServiceBase.ApplyChartTemplate),
                request,
                ApplyAsync,
                ct);

        Task<ApplyChartTemplateResponse> ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
            ApplyChartTemplateHandler.ApplyAsync(connection, transaction, request.Forbund, template, appliedBy, ct);
    }

    private static async Task<ApplyChartTemplateResponse> ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, ChartTemplate template, string appliedBy, CancellationToken ct)
    {
        await ChainHead.LockAsync(connection, transaction, forbund, ct);
        var register = new AccountRegister(connection, transaction, forbund, ct);
        var there = await register.NamesAsync();
        var response = new ApplyChartTemplateResponse
        {
            Created = { template.Accounts.Where(account => !there.ContainsKey(account.Number)) },
            Unchanged = template.Accounts.Count(account => there.GetValueOrDefault(account.Number) == account.Name),
            Kept =
            {
                template.Accounts
                    .Where(account => there.TryGetValue(account.Number, out var name) && name != account.Name)
                    .Select(account => new KeptAccount { Number = account.Number, Name = there[account.Number], TemplateName = account.Name }),
            },
        };
        if (response.Created.Count > 0)
        {
            var added = response.Created.Select(
                account => new AccountRow { Number = account.Number, Name = account.Name, Kind = account.Kind });
            await register.AddAsync([.. added], appliedBy);
            await new ChangeLogEntry(
                "CHART_TEMPLATE_APPLIED",
                template.Title,
                $"{there.Count} konton",
                $"{response.Created.Count} konton nya, {response.Kept.Count} behåller sina namn, {response.Unchanged} fanns redan",
                "").AddAsync(connection, transaction, forbund, appliedBy, ct);
        }

        return response;
    }
}
