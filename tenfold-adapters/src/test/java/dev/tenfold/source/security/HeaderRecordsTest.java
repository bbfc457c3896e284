package dev.tenfold.source.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.observe.HttpAnswer;
import dev.tenfold.observe.TlsHandshake;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeaderRecordsTest {

  @Test
  void json_lines_hold_answers_and_handshakes() throws IOException {
    HeaderReading reading =
        read(
            """
            {'url':'https://s.example/','status':200,'at':'2026-11-20T08:00:00Z','headers':\
            {'Server':'nginx','Set-Cookie':['a=1','b=2']}}
            {'host':'S.example','protocol':'TLSv1.3','cipher':'TLS_AES_128_GCM_SHA256',\
            'notAfter':'2027-01-01T00:00:00Z','trusted':true,'at':'2026-11-20T08:00:00Z'}
            {'host':'s.example','protocol':'TLSv1.1','refused':true}
            {'nonsense':1}
            {'url':'https://s.example/x','status':'many'}
            broken
            """);
    HttpAnswer answer = reading.answers().facts().getFirst();
    assertThat(answer.values("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(answer.value("server")).isEqualTo("nginx");
    assertThat(answer.method()).isEqualTo("GET");
    assertThat(answer.place().text()).isEqualTo("headers:1");
    assertThat(reading.answers().read()).isEqualTo(6);
    assertThat(reading.answers().used()).isEqualTo(3);
    TlsHandshake accepted = reading.handshakes().getFirst();
    assertThat(accepted.host()).isEqualTo("s.example");
    assertThat(accepted.trusted()).isTrue();
    assertThat(accepted.stapled()).isNull();
    assertThat(reading.handshakes().get(1).accepted()).isFalse();
  }

  @Test
  void curl_prints_blocks_that_an_address_may_precede_or_follow() throws IOException {
    HeaderReading reading =
        read(
            """
            HTTP/1.1 301 Moved Permanently
            Location: https://s.example/

            HTTP/2 200\s
            date: Fri, 20 Nov 2026 08:00:00 GMT
            set-cookie: a=1
            set-cookie: b=2

            https://s.example/
            # https://s.example/next
            HTTP/2 404\s
            server: x
            """
                .replace("\n", "\r\n"));
    assertThat(reading.answers().facts())
        .extracting(HttpAnswer::url)
        .containsExactly("", "https://s.example/", "https://s.example/next");
    HttpAnswer second = reading.answers().facts().get(1);
    assertThat(second.at()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
    assertThat(second.values("set-cookie")).hasSize(2);
    assertThat(reading.answers().notes()).anyMatch(note -> note.contains("without an address"));
  }

  @Test
  void what_is_neither_is_counted() throws IOException {
    HeaderReading reading = read("hello\nworld\n" + "x".repeat(1 << 20) + "\n");
    assertThat(reading.answers().facts()).isEmpty();
    assertThat(reading.answers().rejected().getFirst().records()).isEqualTo(3);
    assertThat(read("").answers().read()).isZero();
  }

  @Test
  void times_that_cannot_be_are_not_said() throws IOException {
    HeaderReading reading =
        read("{'url':'https://s.example/','status':200,'at':'1970-01-01T00:00:00Z','headers':{}}");
    assertThat(reading.answers().facts().getFirst().at()).isNull();
  }

  private static HeaderReading read(String text) throws IOException {
    return HeaderRecords.read("headers", Texts.stream(text.replace('\'', '"')));
  }
}
