package dev.sefaresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class DurabilityTest {
    @TempDir
    Path folder;

    @Test
    void postgresql_that_answers_before_it_writes_is_refused() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(Engine.POSTGRESQL.url("t" + UUID.randomUUID().toString().replace("-", "")));
        assertThat(JdbcOrderStore.on(database)).isNotNull();
        database.setOptions("-c synchronous_commit=off");
        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcSuppressions.on(database))
                .withMessageContaining("synchronous_commit is off");
        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcOrderStore.on(database))
                .withMessageContaining("synchronous_commit is off: set it on");
    }

    @Test
    void an_h2_file_that_is_written_later_is_refused() {
        assertThat(JdbcOrderStore.on(h2("file:" + folder.resolve("durable") + ";WRITE_DELAY=0")))
                .isNotNull();
        assertThat(JdbcOrderStore.on(h2("mem:forgetful"))).isNotNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcOrderStore.on(h2("file:" + folder.resolve("later"))))
                .withMessageContaining("add ;WRITE_DELAY=0 to its URL");
    }

    private static DataSource h2(String place) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:" + place);
        return database;
    }
}
