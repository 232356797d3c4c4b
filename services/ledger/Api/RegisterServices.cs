using Finsam.Ledger.ChartOfAccounts;
using Finsam.Ledger.DimensionObjects;

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
        .AddSingleton<ListAccountsHandler>()
        .AddSingleton<AddObjectHandler>()
        .AddSingleton<ChangeObjectHandler>()
        .AddSingleton<GetObjectHandler>()
        .AddSingleton<ListObjectsHandler>()
        .AddSingleton<ListDimensionsHandler>();
}
