using System.Net.Sockets;

namespace Finsam.LocalStack;

/// <summary>How a part of the stack is.</summary>
public enum PartHealth
{
    /// <summary>Its process has ended.</summary>
    Gone,

    /// <summary>It runs but doesn't say that it is ready.</summary>
    NotReady,

    /// <summary>It does its work.</summary>
    Ready,
}

/// <summary>Asks parts of a stack how they are.</summary>
public static class StackHealth
{
    /// <summary>Asks one.</summary>
    public static async Task<PartHealth> AskAsync(StackPart part, CancellationToken cancellationToken)
    {
        if (!part.Process.IsAlive)
        {
            return PartHealth.Gone;
        }

        var ready = part switch
        {
            { Ready: { } address } => await Readiness.IsHealthyAsync(address, cancellationToken),
            { Name: StackPart.Rabbit } => await Readiness.GreetsAsync(part.Port, cancellationToken),
            _ => await ListensAsync(part.Port, cancellationToken),
        };
        return ready ? PartHealth.Ready : PartHealth.NotReady;
    }

    private static async Task<bool> ListensAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(System.Net.IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
