using Google.Protobuf;
using Grpc.Testing;

namespace Finsam.Interop.Tests.Wire;

/// <summary>The payloads of the cases.</summary>
internal static class Zeros
{
    /// <summary>A payload of so many zeros.</summary>
    public static Payload Of(int bytes) => new() { Body = ByteString.CopyFrom(new byte[bytes]) };
}
