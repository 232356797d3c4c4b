using Finsam.Ledger.ChartOfAccounts;

namespace Finsam.Ledger.Api;

/// <summary>Registers the handlers of <see cref="RegisterApi"/>.</summary>
internal static class RegisterServices
{
    /// <summary>Adds the handlers; none of them keeps state.</summary>
    public static IServiceCollection AddRegisters(this IServiceCollection services) => services
        .AddSingleton<ApplyChartTemplateHandler>()
        .AddSingleton<AddAccountHandler>()
        .AddSingleton<ChangeAccountHandler>()
        .AddSingleton<GetAccountHandler>()
        .AddSingleton<ListAccountsHandler>();
}
