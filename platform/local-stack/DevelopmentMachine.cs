namespace Finsam.LocalStack;

/// <summary>
/// Whether this is a development machine, as the environment says: <c>ASPNETCORE_ENVIRONMENT</c> and <c>DOTNET_ENVIRONMENT</c>, the names that
/// .NET's hosts go by.
/// </summary>
public static class DevelopmentMachine
{
    private const string Development = "Development";

    private static readonly string[] Variables = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    /// <summary>True when a variable says that it is, and none that it is not. What nobody says is production, to .NET's hosts as well.</summary>
    public static bool IsDeclared => Values().Any() && Denial is null;

    /// <summary>The variable that says that it is something else, with its value; null when none does.</summary>
    public static string? Denial =>
        Values().Where(set => !set.Value.Equals(Development, StringComparison.OrdinalIgnoreCase)).Select(set => $"{set.Name}={set.Value}").FirstOrDefault();

    private static IEnumerable<(string Name, string Value)> Values() =>
        from name in Variables
        let value = Environment.GetEnvironmentVariable(name)
        where !string.IsNullOrEmpty(value)
        select (name, value);
}
