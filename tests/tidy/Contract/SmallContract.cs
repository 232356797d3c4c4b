namespace Finsam.Tidy.Tests.Contract;

/// <summary>A contract that keeps every rule, for tests to break in one place.</summary>
internal static class SmallContract
{
    public const string Path = "finsam/small/v1/small.proto";

    public const string Text = """
        // A contract that keeps every rule.
        syntax = "proto3";

        package finsam.small.v1;

        import "finsam/common/v1/common.proto";
        import "google/api/annotations.proto";
        import "google/protobuf/timestamp.proto";

        option csharp_namespace = "Finsam.Small.V1";

        // Keeps things.
        service SmallService {
          // Puts a thing.
          rpc PutThing(PutThingRequest) returns (PutThingResponse) {
            option (google.api.http) = {put: "/v1/small/{forbund}/things" body: "*"};
          }

          // The things.
          rpc ListThings(ListThingsRequest) returns (ListThingsResponse) {
            option (google.api.http) = {get: "/v1/small/{forbund}/things"};
          }
        }

        // What a thing is.
        enum ThingKind {
          // Not given.
          THING_KIND_UNSPECIFIED = 0;
          // Big.
          THING_KIND_BIG = 1;
        }

        // A thing.
        message Thing {
          // What it costs.
          int64 amount_ore = 1;
          // Its kind.
          ThingKind kind = 2;
          // When it was made.
          google.protobuf.Timestamp made_at = 3;
          // The day that it counts on.
          string counted_on = 4;
          // Its name.
          optional string name = 5;
          // How long it is.
          oneof length {
            // In days.
            int32 length_days = 6;
            // From and to.
            finsam.common.v1.Period period = 7;
          }
          // Names of its parts.
          map<string, string> parts = 8;
        }

        // Puts a thing.
        message PutThingRequest {
          // Idempotency key.
          string request_id = 1;
          // Slug of the förbund.
          string forbund = 2;
          // The thing.
          Thing thing = 3;
        }

        // What was put.
        message PutThingResponse {
          // True when it differed.
          bool changed = 1;
        }

        // Lists things.
        message ListThingsRequest {
          // Slug of the förbund.
          string forbund = 1;
          // Most things.
          int32 page_size = 2;
          // Token.
          string page_token = 3;
        }

        // A page of things.
        message ListThingsResponse {
          // The things.
          repeated Thing things = 1;
          // Token of the next page.
          string next_page_token = 2;
        }

        """;

    /// <summary>The text with one place of it changed.</summary>
    public static string With(string old, string fresh)
    {
        Assert.Equal(2, Text.Split(old).Length);
        return Text.Replace(old, fresh, StringComparison.Ordinal);
    }

    /// <summary>The first line that holds a text, from 1.</summary>
    public static int LineOf(string text, string part) => Array.FindIndex(text.Split('\n'), line => line.Contains(part, StringComparison.Ordinal)) + 1;
}
