using Finsam.Ledger.Budgets;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.ExportSie;
using Finsam.Ledger.ImportSie;
using Finsam.Ledger.ListPostings;
using Finsam.Ledger.PeriodRegisters;
using Finsam.Ledger.PostVoucher;

namespace Finsam.Ledger.Api;

/// <summary>Registers the ledger's handlers.</summary>
internal static class LedgerServices
{
    /// <summary>Adds the handlers; none of them keeps state.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<PutPeriodRegisterHandler>()
        .AddSingleton<PutBudgetHandler>()
        .AddSingleton<ImportSieHandler>()
        .AddSingleton<ExportSieHandler>()
        .AddSingleton<PostVoucherHandler>()
        .AddSingleton<ListPostingsHandler>()
        .AddSingleton<ComputeTablesHandler>();
}
