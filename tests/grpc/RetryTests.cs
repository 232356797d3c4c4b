using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace Finsam.Grpc.Tests;

/// <summary>gRFC A6.</summary>
public class RetryTests
{
    private const string EchoName = "finsam.tests.v1.Echo";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_unary_call_is_tried_again_and_says_how_often_it_was()
    {
        var plan = new FailFirst { Times = 3 };
        await using var host = await StartAsync(plan);
        using var call = host.Client.SayAsync(new SayRequest { Text = "hej" });
        Assert.Equal("hej", (await call).Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal([null, "1", "2", "3"], plan.Previous);
    }

    [Fact]
    public async Task A_blocking_call_is_tried_again()
    {
        await using var host = await StartAsync(new FailFirst { Times = 1 });
        Assert.Equal("hej", host.Client.Say(new SayRequest { Text = "hej" }).Text);
    }

    [Fact]
    public async Task A_stream_of_responses_is_tried_again_until_it_is_answered()
    {
        await using var host = await StartAsync(new FailFirst { Times = 2 });
        using var call = host.Client.Count(new SayRequest { Times = 3 });
        Assert.Equal([1, 2, 3], await call.ResponseStream.ReadAllAsync().Select(reply => reply.Number).ToListAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_stream_of_requests_is_sent_again_from_its_beginning(int readBeforeFailing)
    {
        var plan = new FailFirst { Times = 2, AfterRequests = readBeforeFailing };
        await using var host = await StartAsync(plan);
        using var call = host.Client.Collect();
        foreach (var text in new[] { "a", "b", "c" })
        {
            await call.RequestStream.WriteAsync(new SayRequest { Text = text });
        }

        await call.RequestStream.CompleteAsync();
        Assert.Equal("a b c", (await call).Text);
        Assert.Equal(3, plan.Previous.Count);
    }

    [Fact]
    public async Task A_conversation_goes_on_with_the_attempt_that_is_answered()
    {
        await using var host = await StartAsync(new FailFirst { Times = 1, AfterRequests = 1 });
        using var call = host.Client.Chat();
        for (var i = 1; i <= 20; i++)
        {
            await call.RequestStream.WriteAsync(new SayRequest { Text = $"nr {i}" });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal($"nr {i}", call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(0, host.Channel.RetryBufferSpace.Bytes);
    }

    [Fact]
    public async Task The_last_attempts_error_is_the_calls()
    {
        var plan = new FailFirst { Pushback = "0" };
        await using var host = await StartAsync(plan);
        var error = await FailAsync(host);
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal("försök igen", error.Status.Detail);
        Assert.Equal(4, plan.Previous.Count);
    }

    [Fact]
    public async Task Headers_commit_the_call()
    {
        var plan = new FailFirst { AfterHeaders = true };
        await using var host = await StartAsync(plan);
        Assert.Equal(StatusCode.Unavailable, (await FailAsync(host)).StatusCode);
        Assert.Single(plan.Previous);
    }

    [Fact]
    public async Task Other_codes_are_not_tried_again()
    {
        var plan = new FailFirst { Code = StatusCode.Aborted };
        await using var host = await StartAsync(plan);
        Assert.Equal(StatusCode.Aborted, (await FailAsync(host)).StatusCode);
        Assert.Single(plan.Previous);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task A_server_pushes_back(string pushback)
    {
        var plan = new FailFirst { Pushback = pushback };
        await using var host = await StartAsync(plan);
        await FailAsync(host);
        Assert.Single(plan.Previous);
    }

    [Fact]
    public async Task A_servers_wait_replaces_the_clients_own()
    {
        var plan = new FailFirst { Times = 2, Pushback = "1" };
        await using var host = await StartAsync(plan, config: Config(Policy(backoff: TimeSpan.FromHours(1))));
        Assert.Equal("hej", (await host.Client.SayAsync(new SayRequest { Text = "hej" }).ResponseAsync.WaitAsync(Patience)).Text);
    }

    [Fact]
    public async Task The_deadline_ends_a_wait_for_the_next_attempt()
    {
        var plan = new FailFirst();
        await using var host = await StartAsync(plan, config: Config(Policy(backoff: TimeSpan.FromHours(1))));
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client.SayAsync(new SayRequest(), deadline: DateTime.UtcNow.AddMilliseconds(500)).ResponseAsync.WaitAsync(Patience));
        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        Assert.Single(plan.Previous);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_or_disposing_ends_a_wait_for_the_next_attempt(bool disposes)
    {
        var plan = new FailFirst();
        await using var host = await StartAsync(plan, config: Config(Policy(backoff: TimeSpan.FromHours(1))));
        using var source = new CancellationTokenSource();
        var call = host.Client.SayAsync(new SayRequest(), cancellationToken: source.Token);
        await Until(() => plan.Previous.Count == 1);
        if (disposes)
        {
            call.Dispose();
        }
        else
        {
            await source.CancelAsync();
        }

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience));
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Single(plan.Previous);
    }

    [Fact]
    public async Task A_cancelled_call_is_not_tried_again_whatever_the_policy_says()
    {
        await using var host = await StartAsync(new FailFirst { Times = 0 }, config: Config(Policy(code: StatusCode.Cancelled)));
        using var source = new CancellationTokenSource();
        var call = host.Client.SayAsync(new SayRequest { Order = new Order { DelayMs = -1 } }, cancellationToken: source.Token);
        await host.Log.WaitingAsync;
        await source.CancelAsync();
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode);
        Assert.Single(host.Log.Intercepted);
    }

    [Fact]
    public async Task A_call_larger_than_the_buffer_is_not_tried_again()
    {
        var plan = new FailFirst();
        await using var host = await StartAsync(plan, new GrpcChannelOptions { ServiceConfig = Config(Policy()), MaxRetryBufferPerCallSize = 1000 });
        await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(new SayRequest { Text = new string('a', 1000) }));
        Assert.Single(plan.Previous);
        await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(new SayRequest { Text = new string('a', 900) }));
        Assert.Equal(5, plan.Previous.Count);
        Assert.Equal(0, host.Channel.RetryBufferSpace.Bytes);
    }

    [Fact]
    public async Task A_stream_of_requests_that_outgrows_the_buffer_arrives_whole_and_is_not_kept()
    {
        var plan = new FailFirst { Times = 0 };
        await using var host = await StartAsync(plan, new GrpcChannelOptions { ServiceConfig = Config(Policy()), MaxRetryBufferSize = 1000 });
        using var call = host.Client.Collect();
        for (var i = 0; i < 500; i++)
        {
            await call.RequestStream.WriteAsync(new SayRequest { Text = "0123456789" });
        }

        Assert.Equal(0, host.Channel.RetryBufferSpace.Bytes);
        await call.RequestStream.CompleteAsync();
        Assert.Equal(500, (await call).Number);
    }

    [Fact]
    public async Task A_server_that_fails_much_is_left_alone()
    {
        var plan = new FailFirst();
        var config = Config(Policy());
        config.RetryThrottling = new RetryThrottlingPolicy { MaxTokens = 4, TokenRatio = 1 };
        await using var host = await StartAsync(plan, config: config);

        // The first failure leaves 3 tokens of 4, the second 2: that is half, and nothing is tried again.
        await FailAsync(host);
        Assert.Equal(2, plan.Previous.Count);
        await FailAsync(host);
        Assert.Equal(3, plan.Previous.Count);
    }

    [Theory]
    [InlineData(EchoName, "Say", 4)]
    [InlineData(EchoName, "", 4)]
    [InlineData("", "", 4)]
    [InlineData(EchoName, "Count", 1)]
    [InlineData("other.Service", "", 1)]
    public async Task A_policy_holds_for_the_methods_that_it_names(string service, string method, int attempts)
    {
        var plan = new FailFirst();
        var config = new ServiceConfig
        {
            MethodConfigs = { new MethodConfig { Names = { new MethodName { Service = service, Method = method } }, RetryPolicy = Policy() } },
        };
        await using var host = await StartAsync(plan, config: config);
        await FailAsync(host);
        Assert.Equal(attempts, plan.Previous.Count);
    }

    [Fact]
    public async Task The_channel_limits_the_attempts_of_every_policy()
    {
        var plan = new FailFirst();
        await using var host = await StartAsync(plan, new GrpcChannelOptions { ServiceConfig = Config(Policy()), MaxRetryAttempts = 2 });
        await FailAsync(host);
        Assert.Equal(2, plan.Previous.Count);
    }

    [Fact]
    public void A_policy_that_is_not_whole_is_refused() => Assert.Throws<InvalidOperationException>(() =>
        GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { ServiceConfig = Config(new RetryPolicy { MaxAttempts = 3 }) }));

    private static RetryPolicy Policy(TimeSpan? backoff = null, StatusCode code = StatusCode.Unavailable) => new()
    {
        MaxAttempts = 4,
        InitialBackoff = backoff ?? TimeSpan.FromMilliseconds(1),
        MaxBackoff = backoff ?? TimeSpan.FromMilliseconds(5),
        BackoffMultiplier = 2,
        RetryableStatusCodes = { code },
    };

    private static ServiceConfig Config(RetryPolicy policy) =>
        new() { MethodConfigs = { new MethodConfig { Names = { MethodName.Default }, RetryPolicy = policy } } };

    private static Task<EchoHost> StartAsync(FailFirst plan, GrpcChannelOptions? channel = null, ServiceConfig? config = null) => EchoHost.StartAsync(
        options => options.Interceptors.Add<FailFirst.Before>(plan),
        channel ?? new GrpcChannelOptions { ServiceConfig = config ?? Config(Policy()) });

    private static async Task<RpcException> FailAsync(EchoHost host) =>
        await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(new SayRequest()).ResponseAsync.WaitAsync(Patience));

    private static async Task Until(Func<bool> condition)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, "It does not happen.");
            await Task.Delay(10);
        }
    }
}
