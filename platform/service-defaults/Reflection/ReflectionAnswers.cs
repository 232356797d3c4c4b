using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using Asked = Grpc.Reflection.V1.ServerReflectionRequest.MessageRequestOneofCase;

namespace Finsam.ServiceDefaults.Reflection;

/// <summary>Answers the questions of one reflection stream; it remembers which files the stream has had.</summary>
internal sealed class ReflectionAnswers(DescribedFiles files)
{
    private readonly HashSet<string> _sent = [];

    /// <summary>Answers questions until there are no more.</summary>
    public static async Task AnswerAsync(
        DescribedFiles files,
        IAsyncStreamReader<ServerReflectionRequest> questions,
        IServerStreamWriter<ServerReflectionResponse> answers,
        CancellationToken cancellationToken)
    {
        var stream = new ReflectionAnswers(files);
        while (await questions.MoveNext(cancellationToken))
        {
            await answers.WriteAsync(stream.Answer(questions.Current), cancellationToken);
        }
    }

    /// <summary>The answer to a question; one without an answer gets NOT_FOUND inside it and does not end the stream.</summary>
    public ServerReflectionResponse Answer(ServerReflectionRequest question)
    {
        var answer = new ServerReflectionResponse { ValidHost = question.Host, OriginalRequest = question };
        switch (question.MessageRequestCase)
        {
            case Asked.ListServices:
                answer.ListServicesResponse = new ListServiceResponse
                {
                    Service = { files.Services.Select(name => new ServiceResponse { Name = name }) },
                };
                break;
            case Asked.FileByFilename:
                Put(answer, files.ByName(question.FileByFilename), question.FileByFilename);
                break;
            case Asked.FileContainingSymbol:
                Put(answer, files.BySymbol(question.FileContainingSymbol), question.FileContainingSymbol);
                break;
            case Asked.FileContainingExtension:
                var (type, number) = (question.FileContainingExtension.ContainingType, question.FileContainingExtension.ExtensionNumber);
                Put(answer, files.ByExtension(type, number), $"{type}, {number}");
                break;
            case Asked.AllExtensionNumbersOfType when files.ExtensionNumbers(question.AllExtensionNumbersOfType) is { } numbers:
                answer.AllExtensionNumbersResponse = new ExtensionNumberResponse
                {
                    BaseTypeName = question.AllExtensionNumbersOfType, ExtensionNumber = { numbers },
                };
                break;
            case Asked.AllExtensionNumbersOfType:
                Put(answer, null, question.AllExtensionNumbersOfType);
                break;
            default:
                answer.ErrorResponse = new ErrorResponse { ErrorCode = (int)StatusCode.InvalidArgument, ErrorMessage = "Frågan är tom." };
                break;
        }

        return answer;
    }

    private void Put(ServerReflectionResponse answer, FileDescriptorProto? file, string askedFor)
    {
        if (file is null)
        {
            answer.ErrorResponse = new ErrorResponse { ErrorCode = (int)StatusCode.NotFound, ErrorMessage = $"{askedFor} finns inte." };
            return;
        }

        // The file asked for always comes; what it imports only once a stream.
        answer.FileDescriptorResponse = new FileDescriptorResponse
        {
            FileDescriptorProto =
            {
                files.WithImports(file).Where(needed => _sent.Add(needed.Name) || needed == file).Select(needed => needed.ToByteString()),
            },
        };
    }
}
