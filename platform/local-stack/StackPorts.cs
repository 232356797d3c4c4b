using System.Net;
using System.Net.Sockets;

namespace Finsam.LocalStack;

/// <summary>The loopback ports of a stack.</summary>
/// <param name="Gateway">TLS: gRPC and JSON.</param>
/// <param name="Postgres">PostgreSQL.</param>
/// <param name="Rabbit">AMQP.</param>
/// <param name="RabbitDistribution">Erlang distribution of the broker, which its tools talk to.</param>
/// <param name="PortMapper">The broker's own epmd, so that the system's is left alone.</param>
/// <param name="Issuer">The development issuer: discovery, keys, tokens for apps.</param>
/// <param name="Services">By service: gRPC port and health port.</param>
public sealed record StackPorts(
    int Gateway, int Postgres, int Rabbit, int RabbitDistribution, int PortMapper, int Issuer, IReadOnlyDictionary<string, ServicePorts> Services)
{
    // Below the range that systems take outgoing connections' ports from (32768 and up, ip(7)): between choosing a port and listening on it,
    // no connection can take it.
    private const int First = 20_000;
    private const int Last = 32_000;
    private const int MostAttempts = 200;

    /// <summary>Chooses free ports, all different.</summary>
    /// <param name="wantedGateway">Port wanted for the gateway; taken when it is free.</param>
    /// <param name="wantedIssuer">Port wanted for the issuer, likewise: tokens name it.</param>
    public static StackPorts Choose(int wantedGateway, int wantedIssuer = 0)
    {
        // Listening on all of them at once keeps the system from handing out the same port twice.
        var listeners = new List<TcpListener>();
        try
        {
            int Take(int wanted = 0)
            {
                for (var attempt = 0; attempt < MostAttempts; attempt++)
                {
                    var port = attempt == 0 && wanted != 0 ? wanted : Random.Shared.Next(First, Last);
                    var listener = new TcpListener(IPAddress.Loopback, port);
                    try
                    {
                        listener.Start();
                        listeners.Add(listener);
                        return port;
                    }
                    catch (SocketException)
                    {
                        listener.Dispose();
                    }
                }

                throw new StackException($"Ingen ledig port hittades mellan {First} och {Last}.");
            }

            return new StackPorts(
                Take(wantedGateway), Take(), Take(), Take(), Take(), Take(wantedIssuer),
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
