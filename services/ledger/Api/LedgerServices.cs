using Finsam.Ledger.Budgets;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.ImportSie;
using Finsam.Ledger.ListPostings;
using Finsam.Ledger.PeriodRegisters;
using Finsam.Ledger.PostVoucher;

namespace Finsam.Ledger.Api;

/// <summary>Registers the ledger's handlers.</summary>
internal static class LedgerServices
{
    /// <summary>Adds the handlers; none of them keeps state but the queue of vouchers that wait to be posted.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<PutPeriodRegisterHandler>()
        .AddSingleton<PutBudgetHandler>()
        .AddSingleton<ImportSieHandler>()
        .AddSingleton<PostVoucherHandler>()
        .AddSingleton<PostingQueue>()
        .AddSingleton<GroupWriter>()
        .AddSingleton<ListPostingsHandler>()
        .AddSingleton<ComputeTablesHandler>();
}
