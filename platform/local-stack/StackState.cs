using System.Text.Json;

namespace Finsam.LocalStack;

/// <summary>What runs, as written to <c>state.json</c> after every start of a part, so that an interrupted start can be cleaned up.</summary>
/// <param name="Servers">Folder with the data of PostgreSQL and RabbitMQ.</param>
/// <param name="Ports">Ports of the stack, by use.</param>
/// <param name="Parts">The parts that were started, in that order.</param>
/// <param name="Complete">True when every part was ready.</param>
public sealed record StackState(string Servers, StackPorts Ports, IReadOnlyList<StackPart> Parts, bool Complete)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Address of the gateway.</summary>
    public Uri Gateway => new($"https://localhost:{Ports.Gateway}");

    /// <summary>True when all parts were started and are still running.</summary>
    public bool IsUp => Complete && Parts.Count > 0 && Parts.All(part => part.Process.IsAlive);

    /// <summary>The state of a folder; null when it has none that can be read.</summary>
    public static StackState? Read(StackFolder folder)
    {
        try
        {
            return JsonSerializer.Deserialize<StackState>(File.ReadAllText(folder.State), Json);
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes the state whole: a reader sees the old one or the new one.</summary>
    public void Write(StackFolder folder)
    {
        var fresh = folder.State + ".new";
        File.WriteAllText(fresh, JsonSerializer.Serialize(this, Json));
        File.Move(fresh, folder.State, overwrite: true);
    }
}
