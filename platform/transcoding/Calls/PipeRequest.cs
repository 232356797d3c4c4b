using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Finsam.Transcoding.Calls;

/// <summary>The body of a call within the process.</summary>
internal sealed class PipeRequest(byte[] body) : IRequestBodyPipeFeature, IHttpRequestBodyDetectionFeature
{
    public PipeReader Reader { get; } = PipeReader.Create(new ReadOnlySequence<byte>(body));

    public bool CanHaveBody => true;
}
