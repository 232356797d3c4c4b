using System.Net;
using System.Net.Sockets;

namespace Finsam.LocalStack;

/// <summary>The loopback ports of a stack.</summary>
/// <param name="Gateway">TLS: gRPC and JSON.</param>
/// <param name="Postgres">PostgreSQL.</param>
/// <param name="Rabbit">AMQP.</param>
/// <param name="RabbitDistribution">Erlang distribution of the broker, which its tools talk to.</param>
/// <param name="PortMapper">The broker's own epmd, so that the system's is left alone.</param>
/// <param name="Services">By service: gRPC port and health port.</param>
public sealed record StackPorts(
    int Gateway, int Postgres, int Rabbit, int RabbitDistribution, int PortMapper, IReadOnlyDictionary<string, ServicePorts> Services)
{
    /// <summary>Chooses free ports, all different.</summary>
    /// <param name="wantedGateway">Port wanted for the gateway; taken when it is free.</param>
    public static StackPorts Choose(int wantedGateway)
    {
        // Listening on all of them at once keeps the system from handing out the same port twice.
        var listeners = new List<TcpListener>();
        try
        {
            int Take(int wanted = 0)
            {
                var listener = new TcpListener(IPAddress.Loopback, wanted);
                try
                {
                    listener.Start();
                }
                catch (SocketException) when (wanted != 0)
                {
                    return Take();
                }

                listeners.Add(listener);
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }

            return new StackPorts(
                Take(wantedGateway), Take(), Take(), Take(), Take(),
                ServiceName.All.ToDictionary(name => name, _ => new ServicePorts(Take(), Take())));
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }
}

/// <summary>Ports of one service.</summary>
/// <param name="Grpc">gRPC and JSON; unused for the gateway, whose port is TLS.</param>
/// <param name="Health">Health endpoints over HTTP/1.1.</param>
public sealed record ServicePorts(int Grpc, int Health);
